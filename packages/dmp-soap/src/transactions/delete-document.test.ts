import { attribute, descendants, textOf } from '@dmpconnect/soap';
import { describe, expect, it } from 'vitest';
import { codeOf, useDmp } from '../testing/dmp-harness.js';
import { INS } from '../testing/fixtures.js';
import {
  extrinsicObject,
  FAILURE,
  objectRef,
  queryAnswer,
  registryResponse,
  SUCCESS,
} from '../testing/registry-answers.js';
import { RIM_URI } from '../xds/namespaces.js';

const dmp = useDmp();

describe('deleteDocument', () => {
  const statuses = () =>
    dmp.server.received
      .filter(({ envelope }) => envelope.content?.localName === 'SubmitObjectsRequest')
      .map(({ envelope }) =>
        descendants(envelope.root, RIM_URI, 'Association').flatMap((element) => [
          attribute(element, 'targetObject'),
          ...descendants(element, RIM_URI, 'Value').map((value) => textOf(value).split(':').at(-1)),
        ]),
      );
  const refusal = registryResponse(FAILURE, ['XDSMetadataUpdateError', 'x', 'Error']);

  it('looks the reference up, then deletes', async () => {
    dmp.reply({ body: queryAnswer(objectRef('urn:uuid:1')) }, { body: registryResponse(SUCCESS) });
    await dmp.client.deleteDocument({ ins: INS, uniqueId: '1.2.3' });
    expect(statuses()).toEqual([['urn:uuid:1', 'Approved', 'Deleted']]);
    expect(dmp.server.received[1]!.envelope.addressing.action).toBe('urn:ihe:iti:2010:UpdateDocumentSet');
  });

  it('asks for the real status once, when the document turns out not to be approved', async () => {
    dmp.reply(
      { body: refusal },
      { body: queryAnswer(extrinsicObject({ id: 'urn:uuid:1', uniqueId: '1.2.3', status: 'archived' })) },
      { body: registryResponse(SUCCESS) },
    );
    await dmp.client.deleteDocument({ ins: INS, uniqueId: '1.2.3', entryUuid: 'urn:uuid:1' });
    expect(statuses()).toEqual([
      ['urn:uuid:1', 'Approved', 'Deleted'],
      ['urn:uuid:1', 'Archived', 'Deleted'],
    ]);
  });

  it('gives the first refusal when the status was right, known, or cannot be learnt', async () => {
    const remove = (status?: 'approved') =>
      dmp.client.deleteDocument({
        ins: INS,
        uniqueId: '1.2.3',
        entryUuid: 'urn:uuid:1',
        ...(status === undefined ? {} : { status }),
      });
    dmp.reply(
      { body: refusal },
      { body: queryAnswer(extrinsicObject({ id: 'urn:uuid:1', uniqueId: '1.2.3' })) },
    );
    await expect(remove()).rejects.toMatchObject({ failures: [{ code: 'XDSMetadataUpdateError' }] });
    dmp.reply({ body: refusal }, { fault: { code: 'Sender', reason: 'no right' } });
    await expect(remove()).rejects.toMatchObject({ failures: [{ code: 'XDSMetadataUpdateError' }] });
    dmp.reply({ body: refusal });
    await expect(remove('approved')).rejects.toMatchObject({ code: 'XDS_REFUSED' });
  });

  it('describes the care setting it is asked to, and refuses an unknown one', async () => {
    dmp.reply({ body: registryResponse(SUCCESS) });
    await dmp.client.deleteDocument({
      ins: INS,
      uniqueId: '1.2',
      entryUuid: 'urn:uuid:1',
      healthcareSetting: 'SA08',
    });
    expect(dmp.server.received[0]!.envelope.root.toString()).toContain('nodeRepresentation="SA08"');
    const work = dmp.client.deleteDocument({
      ins: INS,
      uniqueId: '1.2',
      entryUuid: 'urn:uuid:1',
      healthcareSetting: 'X',
    });
    expect(await codeOf(work)).toBe('CODE_UNKNOWN');
  });
});
