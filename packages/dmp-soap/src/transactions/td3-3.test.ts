import { readFileSync } from 'node:fs';
import {
  attribute,
  buildSoapRequest,
  descendants,
  parseXml,
  readSoapEnvelope,
  textOf,
  writeXml,
} from '@dmpconnect/soap';
import { describe, expect, it } from 'vitest';
import { resolveEmitter } from '../publication/emitter.js';
import { conformancePath, hasConformance } from '../testing/conformance.js';
import { elementTree } from '../testing/element-tree.js';
import { INS, PHYSICIAN, PRACTICE, SOFTWARE } from '../testing/fixtures.js';
import { hasSchemas, schemaErrors } from '../testing/tools.js';
import { RIM_URI } from '../xds/namespaces.js';
import { buildRetrieveRequest } from './td3-2.js';
import { buildStatusChange, type StatusChange } from './td3-3-request.js';

const emitter = resolveEmitter({
  user: PHYSICIAN,
  structure: PRACTICE,
  practiceSetting: 'AMBULATOIRE',
  software: SOFTWARE,
});
const build = (changes: Partial<StatusChange> = {}) =>
  buildStatusChange(
    {
      ins: INS,
      entryUuid: 'urn:uuid:fe5287a2-ae6a-11eb-8f5d-0050569e422e',
      from: 'approved',
      to: 'deleted',
      contentType: emitter.sector,
      title: 'Suppression',
      now: new Date('2024-07-01T10:00:00Z'),
      ...changes,
    },
    emitter,
  );

describe('a status change', () => {
  it('goes from the status now to the one wanted, on the current entry', () => {
    const root = parseXml(writeXml(build()));
    const [association] = descendants(root, RIM_URI, 'Association');
    expect(attribute(association!, 'targetObject')).toBe('urn:uuid:fe5287a2-ae6a-11eb-8f5d-0050569e422e');
    expect(descendants(association!, RIM_URI, 'Value').map(textOf)).toEqual([
      'urn:oasis:names:tc:ebxml-regrep:StatusType:Approved',
      'urn:asip:ci-sis:2010:StatusType:Deleted',
    ]);
  });

  it.skipIf(!hasConformance)('has the element tree of the official sample', () => {
    const sample = readSoapEnvelope(
      readFileSync(conformancePath('dmp/messages/TD3.3d_Archiver_un_document_requete.xml')),
    );
    expect(elementTree(parseXml(writeXml(build({ to: 'archived' }))))).toEqual(elementTree(sample.content!));
  });

  it.skipIf(!hasSchemas)('passes the official schema, which the official sample does not', () => {
    const envelopeOf = (body: ReturnType<typeof build>) =>
      buildSoapRequest({ action: 'urn:a', to: 'https://localhost/registry', body }).xml;
    expect(schemaErrors(envelopeOf(build()), 'dmp/check/envelope.xsd')).toEqual([]);
    expect(schemaErrors(envelopeOf(buildRetrieveRequest('1.2.3', '1.2')), 'dmp/check/envelope.xsd')).toEqual(
      [],
    );
  });
});

describe.skipIf(!hasConformance)('TD3.2 request', () => {
  it('has the element tree of the official sample', () => {
    const sample = readSoapEnvelope(
      readFileSync(conformancePath('dmp/messages/TD3.2_Consultation_d_un_document_requete.xml')),
    );
    expect(elementTree(parseXml(writeXml(buildRetrieveRequest('1.2.3', '1.2'))))).toEqual(
      elementTree(sample.content!),
    );
  });
});
