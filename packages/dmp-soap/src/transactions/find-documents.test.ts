import { attribute, descendants, textOf } from '@dmpconnect/soap';
import { describe, expect, it } from 'vitest';
import { DmpServiceError } from '../errors.js';
import { codeOf, useDmp } from '../testing/dmp-harness.js';
import { INS } from '../testing/fixtures.js';
import {
  association,
  extrinsicObject,
  FAILURE,
  objectRef,
  queryAnswer,
  REFERENCE,
  registryPackage,
  SUCCESS,
} from '../testing/registry-answers.js';
import { RIM_URI } from '../xds/namespaces.js';
import { createDmpClient } from './create-client.js';

const dmp = useDmp();

describe('findDocuments', () => {
  const first = extrinsicObject({ id: 'urn:uuid:1', uniqueId: '1.2.1' });
  const second = extrinsicObject({ id: 'urn:uuid:2', uniqueId: '1.2.2' });
  const signature = extrinsicObject({
    id: 'urn:uuid:3',
    uniqueId: '1.2.3',
    classCode: 'urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1',
  });
  const MEMBER = 'urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember';
  const associations = queryAnswer(
    association(MEMBER, 'urn:uuid:setB', 'urn:uuid:1', REFERENCE),
    association(MEMBER, 'urn:uuid:setA', 'urn:uuid:1'),
    association(MEMBER, 'urn:uuid:setB', 'urn:uuid:2'),
    association('urn:ihe:iti:2007:AssociationType:RPLC', 'urn:uuid:2', 'urn:uuid:1'),
  );
  const sets = [
    registryPackage('urn:uuid:setA', '20240101000000'),
    registryPackage('urn:uuid:setB', '20240601000000'),
  ];

  it('leaves signatures out and completes each document with its publication', async () => {
    dmp.reply(
      { body: queryAnswer(first, second, signature) },
      { body: queryAnswer(...sets) },
      { body: associations },
    );
    const found = await dmp.client.findDocuments({ ins: INS });
    expect(
      found.map(({ uniqueId, submissionTime, previousUuid, nextUuid }) => [
        uniqueId,
        submissionTime,
        previousUuid,
        nextUuid,
      ]),
    ).toEqual([
      ['1.2.1', '20240101000000', undefined, 'urn:uuid:2'],
      ['1.2.2', '20240601000000', 'urn:uuid:1', undefined],
    ]);
  });

  it('keeps to one call when the extra search is declined, or finds nothing', async () => {
    dmp.reply({ body: queryAnswer(first) });
    const found = await dmp.client.findDocuments({ ins: INS, withSubmissionMetadata: false });
    expect(found[0]?.submissionTime).toBeUndefined();
    dmp.reply({ body: queryAnswer() });
    expect(await dmp.client.findDocuments({ ins: INS })).toEqual([]);
    expect(dmp.server.received).toHaveLength(2);
  });

  it('searches by date of publication, both ends included', async () => {
    const search = async (from: string, to: string) => {
      dmp.reply({ body: queryAnswer(first, second) }, { body: queryAnswer(...sets) }, { body: associations });
      const found = await dmp.client.findDocuments({
        ins: INS,
        submission: { from, to },
        withSubmissionMetadata: false,
      });
      return found.map(({ uniqueId }) => uniqueId);
    };
    expect(await search('2024', '2024')).toEqual(['1.2.1', '1.2.2']);
    expect(await search('20240101000000', '20240101000000')).toEqual(['1.2.1']);
    expect(await search('202406', '202406')).toEqual(['1.2.2']);
    const windows = dmp.server.received.map(({ envelope }) =>
      descendants(envelope.root, RIM_URI, 'Slot')
        .filter((slot) => attribute(slot, 'name')?.includes('SubmissionTime'))
        .map(textOf),
    );
    expect(windows[1]).toEqual(['20240101000000', '20250101000000']);
  });

  it('asks for associations in batches', async () => {
    const small = createDmpClient({ ...dmp.options, protocol: { idsPerQuery: 1 } });
    dmp.reply(
      { body: queryAnswer(first, second) },
      { body: queryAnswer() },
      { body: queryAnswer() },
      { body: queryAnswer() },
    );
    await small.findDocuments({ ins: INS });
    expect(dmp.server.received).toHaveLength(4);
  });

  it('passes a refusal on', async () => {
    dmp.reply({ body: queryAnswer().replace(SUCCESS, FAILURE) });
    await expect(dmp.client.findDocuments({ ins: INS })).rejects.toBeInstanceOf(DmpServiceError);
  });
});

describe('findEntryUuid', () => {
  it('takes the one reference, and the current entry among several', async () => {
    dmp.reply({ body: queryAnswer(objectRef('urn:uuid:1')) });
    expect(await dmp.client.findEntryUuid({ ins: INS, uniqueId: '1.2.3' })).toBe('urn:uuid:1');
    const versions = [
      extrinsicObject({ id: 'urn:uuid:1', uniqueId: '1.2.3', status: 'deprecated' }),
      extrinsicObject({ id: 'urn:uuid:2', uniqueId: '1.2.3' }),
    ];
    dmp.reply(
      { body: queryAnswer(objectRef('urn:uuid:1'), objectRef('urn:uuid:2')) },
      { body: queryAnswer(...versions) },
    );
    expect(await dmp.client.findEntryUuid({ ins: INS, uniqueId: '1.2.3' })).toBe('urn:uuid:2');
  });

  it('says when there is none, or no way to choose', async () => {
    dmp.reply({ body: queryAnswer() });
    expect(await codeOf(dmp.client.findEntryUuid({ ins: INS, uniqueId: '1.2.3' }))).toBe(
      'DOCUMENT_NOT_FOUND',
    );
    const both = ['urn:uuid:1', 'urn:uuid:2'];
    dmp.reply(
      { body: queryAnswer(...both.map(objectRef)) },
      { body: queryAnswer(...both.map((id) => extrinsicObject({ id, uniqueId: '1.2.3' }))) },
    );
    expect(await codeOf(dmp.client.findEntryUuid({ ins: INS, uniqueId: '1.2.3' }))).toBe(
      'DOCUMENT_AMBIGUOUS',
    );
  });
});
