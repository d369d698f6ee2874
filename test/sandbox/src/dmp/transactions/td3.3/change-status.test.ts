import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, cx, newOid, PATIENT, STRUCTURE, startBench } from '../../testing/bench.js';
import { makeClient } from '../../testing/client.js';
import { makeEnvelope } from '../../testing/envelope.js';
import { lastEntry, lastOutcome } from '../../testing/expect.js';
import { makeTestPki, type TestCard, type TestPki } from '../../testing/pki.js';
import {
  ACTION,
  QUERY_ID,
  retrieveRequest,
  STATUS_URN,
  statusUpdate,
  storedQuery,
} from '../../testing/requests.js';
import { makeVihf } from '../../testing/vihf.js';

let pki: TestPki;
let card: TestCard;
let bench: Bench;
let uniqueId: string;
let target: string;

beforeAll(async () => {
  pki = await makeTestPki();
  card = await pki.card({ id: '899700000013', family: 'DOC0000001' });
  bench = await startBench({ pki, card });
});
afterAll(() => bench.close());
beforeEach(async () => {
  ({ uniqueId } = await bench.feed());
  target = bench.dmp.documents().find((document) => document.uniqueId === uniqueId)?.entryUuid ?? '';
});

type Status = keyof typeof STATUS_URN;

function update(
  from: Status,
  to: Status,
  o: { readonly target?: string; readonly edit?: (xml: string) => string } = {},
) {
  const body = statusUpdate({
    target: o.target ?? target,
    from: STATUS_URN[from],
    to: STATUS_URN[to],
    patient: cx(PATIENT),
    author: { ...card, structure: STRUCTURE },
    uniqueId: newOid(),
  });
  return bench.call('registry', ACTION.update, (o.edit ?? ((xml) => xml))(body));
}

const status = (): string | undefined =>
  bench.dmp.documents().find((document) => document.uniqueId === uniqueId)?.status;

describe('TD3.3c', () => {
  it('deletes a document, which leaves the default queries and stays readable', async () => {
    const answer = await update('approved', 'deleted');
    expect(answer.contentType).toMatch(/^application\/soap\+xml/);
    expect(answer.text).toContain('urn:ihe:iti:2010:UpdateDocumentSet-Response');
    expect(lastEntry(bench)).toMatchObject({ transaction: 'TD3.3c', answer: { status: 'Success' } });
    expect(status()).toBe(STATUS_URN.deleted);
    const found = await bench.call(
      'registry',
      ACTION.search,
      storedQuery(QUERY_ID.findDocuments, [
        ['XDSDocumentEntryPatientId', `'${cx(PATIENT)}'`],
        ['XDSDocumentEntryStatus', `('${STATUS_URN.approved}')`],
      ]),
    );
    expect(found.text).not.toContain(target);
    const again = await bench.call(
      'registry',
      ACTION.search,
      storedQuery(QUERY_ID.getDocuments, [['XDSDocumentEntryUniqueId', `('${uniqueId}')`]], 'ObjectRef'),
    );
    expect(again.text).not.toContain(target);
    expect((await bench.call('repository', ACTION.retrieve, retrieveRequest(uniqueId))).text).toContain(
      'ResponseStatusType:Success',
    );
  });

  it('is final', async () => {
    await update('approved', 'deleted');
    await update('deleted', 'approved');
    expect(lastOutcome(bench)).toMatchObject({
      refusedBy: 'status of the document',
      code: 'XDSMetadataUpdateError',
    });
  });

  it('is refused to a colleague: own documents only', async () => {
    const colleague = await pki.card({ id: '899700000054' });
    const body = statusUpdate({
      target,
      from: STATUS_URN.approved,
      to: STATUS_URN.deleted,
      patient: cx(PATIENT),
      author: { ...colleague, structure: '1750000001' },
      uniqueId: newOid(),
    });
    const client = makeClient({
      port: bench.dmp.port,
      authorities: pki.authorities,
      identity: colleague.authentication,
    });
    const roles = ['10^1.2.250.1.71.1.2.7', 'SM04^1.2.250.1.71.4.2.5'];
    const assertion = makeVihf({
      user: colleague.id,
      structure: '1750000001',
      patient: cx(PATIENT),
      signer: colleague.signature,
      roles,
    });
    const to = `${bench.dmp.url}/registry`;
    const { xml } = makeEnvelope({ action: ACTION.update, to, assertion, body });
    await client.post(new URL(to).pathname, 'application/soap+xml', xml);
    client.close();
    expect(lastOutcome(bench)).toEqual({
      refusedBy: 'right on the document',
      code: 'DMPAccessDeniedByRightsService',
      http: 400,
    });
    expect(status()).toBe(STATUS_URN.approved);
  });
});

describe('TD3.3d', () => {
  it('archives a document and back', async () => {
    await update('approved', 'archived');
    expect(lastEntry(bench)).toMatchObject({ transaction: 'TD3.3d', answer: { status: 'Success' } });
    expect(status()).toBe(STATUS_URN.archived);
    await update('archived', 'approved');
    expect(status()).toBe(STATUS_URN.approved);
    await update('approved', 'archived');
    await update('archived', 'deleted');
    expect(status()).toBe(STATUS_URN.deleted);
  });
});

describe('a change of status is refused', () => {
  it.each<[string, () => Promise<unknown>, string, string]>([
    [
      'from another status than the current one',
      () => update('archived', 'deleted'),
      'status of the document',
      'XDSMetadataUpdateError',
    ],
    [
      'to one an LPS may not give',
      () => update('approved', 'deprecated'),
      'status of the document',
      'XDSMetadataUpdateError',
    ],
    [
      'of a uniqueId',
      () => update('approved', 'deleted', { target: uniqueId }),
      'document',
      'XDSMetadataUpdateError',
    ],
    [
      'to an unknown status',
      () => update('approved', 'deleted', { edit: (xml) => xml.replace(STATUS_URN.deleted, 'urn:x') }),
      'structure of the update',
      'XDSMetadataUpdateError',
    ],
    [
      'by another association',
      () =>
        update('approved', 'deleted', {
          edit: (xml) => xml.replace('UpdateAvailabilityStatus', 'SubmitAssociation'),
        }),
      'structure of the update',
      'XDSMetadataUpdateOperationError',
    ],
    [
      'for another author',
      () => update('approved', 'deleted', { edit: (xml) => xml.replace('899700000013^', '899700000021^') }),
      'author of the lot',
      'XDSRegistryMetadataError',
    ],
    [
      'for another patient',
      () => update('approved', 'deleted', { edit: (xml) => xml.replace(PATIENT, '207058575627097') }),
      'patient',
      'XDSPatientIdDoesNotMatch',
    ],
    [
      'with a version of the entry',
      () =>
        update('approved', 'deleted', {
          edit: (xml) =>
            xml.replace('</RegistryObjectList>', '<ExtrinsicObject id="Document01"/></RegistryObjectList>'),
        }),
      'structure of the update',
      'XDSMetadataUpdateOperationError',
    ],
  ])('%s', async (_, send, refusedBy, code) => {
    await send();
    expect(lastOutcome(bench)).toMatchObject({ refusedBy, code });
    expect(status()).toBe(STATUS_URN.approved);
  });

  it('in a document of another DMP', async () => {
    const other = await bench.feed({ patient: '185037511600127' });
    const entry = bench.dmp.documents().find((document) => document.uniqueId === other.uniqueId);
    await update('approved', 'deleted', { target: entry?.entryUuid ?? '' });
    expect(lastOutcome(bench)).toMatchObject({ refusedBy: 'document', code: 'XDSPatientIdDoesNotMatch' });
  });
});
