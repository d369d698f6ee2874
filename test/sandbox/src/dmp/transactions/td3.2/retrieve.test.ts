import { decodeMtom } from '@dmpconnect/soap';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bench, cx, startBench } from '../../testing/bench.js';
import { lastEntry } from '../../testing/expect.js';
import { makeTestPki, type TestCard, type TestPki } from '../../testing/pki.js';
import { ACTION, retrieveRequest } from '../../testing/requests.js';

let pki: TestPki;
let card: TestCard;
let bench: Bench;
let uniqueId: string;
let sent = '';

beforeAll(async () => {
  pki = await makeTestPki();
  card = await pki.card({ id: '899700000013', family: 'DOC0000001' });
  bench = await startBench({ pki, card });
  const edit = (xml: string): string => {
    sent = xml;
    return xml;
  };
  ({ uniqueId } = await bench.feed({ cda: { edit } }));
});
afterAll(() => bench.close());

const retrieve = (...ids: string[]) => bench.call('repository', ACTION.retrieve, retrieveRequest(...ids));

describe('TD3.2', () => {
  it('gives back the bytes that were sent, in a part whose Content-ID is percent-encoded in the href', async () => {
    const answer = await retrieve(uniqueId);
    const { root, parts } = decodeMtom(answer.contentType, answer.body);
    const [[contentId, part] = []] = [...parts];
    expect(Buffer.from(part?.bytes ?? []).toString()).toBe(sent);
    expect(contentId).toMatch(/@urn:ihe:iti:xds-b:2007$/);
    expect(Buffer.from(root).toString()).toMatch(/href="cid:[^"]*%3Aihe%3Aiti/);
    expect(lastEntry(bench).answer).toEqual({ http: 200, status: 'Success' });
  });

  it('gives what it can and names the rest', async () => {
    const answer = await retrieve(uniqueId, '1.2.3.4');
    expect(answer.text).toContain('ResponseStatusType:PartialSuccess');
    expect(answer.text).toContain('errorCode="XDSDocumentUniqueIdError"');
    expect(decodeMtom(answer.contentType, answer.body).parts.size).toBe(1);
  });

  it('is multipart even when it fails', async () => {
    const answer = await retrieve('1.2.3.4');
    expect(answer.contentType).toMatch(/^multipart\/related/);
    expect(answer.text).toContain('ResponseStatusType:Failure');
    expect(lastEntry(bench).answer).toMatchObject({ code: 'XDSDocumentUniqueIdError' });
  });

  it('is multipart even for a fault', async () => {
    const answer = await bench.call('repository', ACTION.retrieve, retrieveRequest(uniqueId), {
      assertion: '',
    });
    expect(answer.http).toBe(400);
    expect(Buffer.from(decodeMtom(answer.contentType, answer.body).root).toString()).toContain('soap:Fault');
  });

  it('knows one repository', async () => {
    const body = retrieveRequest(uniqueId).replace('1.2.250.1.213.4.1.1.1.2', '1.2.3');
    expect((await bench.call('repository', ACTION.retrieve, body)).text).toContain('XDSUnknownRepositoryId');
  });

  it('gives no document by its entryUUID', async () => {
    const entryUuid =
      bench.dmp.documents().find((document) => document.uniqueId === uniqueId)?.entryUuid ?? '';
    expect((await retrieve(entryUuid)).text).toContain('XDSDocumentUniqueIdError');
  });

  it('answers for a masked document and one of another patient as for one that does not exist', async () => {
    const colleague = await pki.card({ id: '899700000054' });
    const other = await bench.feed({ patient: '185037511600127' });
    expect((await retrieve(other.uniqueId)).text).toContain('XDSDocumentUniqueIdError');
    const masked = await bench.feed({ masks: ['MASQUE_PS'] });
    expect((await retrieve(masked.uniqueId)).text).toContain('ResponseStatusType:Success');
    const second = await startBench({ pki, card: colleague, structure: '1750000001' });
    const roles = ['10^1.2.250.1.71.1.2.7', 'SM04^1.2.250.1.71.4.2.5'];
    const answer = await second.call('repository', ACTION.retrieve, retrieveRequest(masked.uniqueId), {
      vihf: { roles, patient: cx('279035121518989') },
    });
    expect(answer.text).toContain('XDSDocumentUniqueIdError');
    await second.close();
  });
});
