import { decodeMtom } from '@dmpconnect/soap';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bench, PATIENT, startBench } from '../testing/bench.js';
import { makeClient } from '../testing/client.js';
import { lastEntry } from '../testing/expect.js';
import { makeTestPki, type TestCard, type TestPki } from '../testing/pki.js';
import { ACTION, existenceQuery } from '../testing/requests.js';

let pki: TestPki;
let card: TestCard;
let bench: Bench;
beforeAll(async () => {
  pki = await makeTestPki();
  card = await pki.card({ id: '899700000013', family: 'DOC0000001' });
  bench = await startBench({ pki, card });
});
afterAll(() => bench.close());

const ask = () => bench.call('patients', ACTION.existence, existenceQuery(PATIENT));

describe('a fault is made once', () => {
  it('HTTP 503', async () => {
    bench.dmp.failNext({ kind: 'HTTP 503' });
    expect((await ask()).http).toBe(503);
    expect(lastEntry(bench).answer).toEqual({ http: 503, status: 'fault injected', code: 'HTTP 503' });
    expect((await ask()).http).toBe(200);
  });

  it('SOAP fault', async () => {
    bench.dmp.failNext({ kind: 'SOAP fault', code: 'DMPInvalidCertificate' });
    const answer = await ask();
    expect(answer.http).toBe(500);
    expect(answer.text).toContain('soap:DMPInvalidCertificate');
  });

  it('failure in the words of the service', async () => {
    bench.dmp.failNext({ kind: 'XDS failure', code: 'XDSRegistryError', transaction: 'TD2.1' });
    expect((await ask()).http).toBe(200);
    const before = bench.dmp.documents().length;
    expect((await bench.feed()).text).toContain('errorCode="XDSRegistryError"');
    expect(bench.dmp.documents()).toHaveLength(before);
  });

  it('wrong RelatesTo, and wrong content type', async () => {
    bench.dmp.failNext({ kind: 'wrong RelatesTo' });
    const answer = await ask();
    const { messageId } = lastEntry(bench);
    expect(answer.text).toContain('RelatesTo');
    expect(answer.text).not.toContain(messageId);
    bench.dmp.failNext({ kind: 'wrong content type' });
    expect((await ask()).contentType).toMatch(/^text\/html/);
  });

  it('truncated MIME', async () => {
    bench.dmp.failNext({ kind: 'truncated MIME' });
    const answer = await bench.feed();
    expect(() => decodeMtom(answer.contentType, answer.body)).toThrow(/MIME|boundary/i);
  });

  it('connection reset', async () => {
    bench.dmp.failNext({ kind: 'connection reset' });
    await expect(ask()).rejects.toThrow(/ECONNRESET|socket hang up/);
    expect(lastEntry(bench).answer).toEqual({ http: 0, status: 'fault injected', code: 'connection reset' });
  });

  it('timeout: no answer until the client leaves', async () => {
    const client = makeClient({
      port: bench.dmp.port,
      authorities: pki.authorities,
      identity: card.authentication,
    });
    bench.dmp.failNext({ kind: 'timeout', transaction: 'TD0.2' });
    const waiting = bench.call('patients', ACTION.existence, existenceQuery(PATIENT)).catch(String);
    // Another client is answered in the meantime: the simulator holds one call, not all of them.
    const held = () => bench.dmp.journal().some(({ answer }) => answer.code === 'timeout');
    while (!held()) await client.post('/', 'text/plain', '');
    client.close();
    bench.client.close();
    expect(await waiting).toMatch(/socket hang up|ECONNRESET/);
  });
});

describe('a permanent fault', () => {
  it('is made at every call it concerns, until the faults are cleared', async () => {
    bench.dmp.failAlways({ kind: 'XDS failure', transaction: 'TD2.1', code: 'XDSRepositoryBusy' });
    for (let count = 0; count < 2; count += 1) {
      expect((await bench.feed()).text).toContain('errorCode="XDSRepositoryBusy"');
    }
    expect((await ask()).http).toBe(200);
    expect(bench.dmp.faults()).toEqual([
      { kind: 'XDS failure', transaction: 'TD2.1', code: 'XDSRepositoryBusy', permanent: true },
    ]);
    bench.dmp.clearFaults();
    expect((await bench.feed()).text).toContain('ResponseStatusType:Success');
  });

  it('is in the words of each service', async () => {
    bench.dmp.failNext({ kind: 'XDS failure', code: 'XDSUnknownPatientId' });
    expect((await ask()).text).toContain('<code code="DMPNotFound">');
  });
});

describe('a fault that cannot be made is refused', () => {
  it.each([
    ['an unknown kind', '{"kind":"flood"}', /kind/],
    ['a code nobody knows', '{"kind":"XDS failure","code":"XDSBoredom"}', /code/],
    ['a code that is no name', '{"kind":"SOAP fault","code":"two words"}', /code/],
    ['a code where none goes', '{"kind":"timeout","code":"XDSRegistryError"}', /code/],
    [
      'a transaction that is not told by its message',
      '{"kind":"timeout","transaction":"TD2.2"}',
      /transaction/,
    ],
  ])('%s', (_, fault, named) => {
    expect(() => bench.dmp.failNext(JSON.parse(fault))).toThrow(named);
    expect(bench.dmp.faults()).toEqual([]);
  });
});
