import { connect } from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, codeOf, startBench, UNIT } from '../testing/bench.js';
import { ADRUN, coverageOf, vitaleBody } from '../testing/request.js';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());
beforeEach(() => bench.simulator.clearJournal());

describe('the address for software certificates', () => {
  it.each(['INSI-AUTO', 'INSI-MANU'])('takes %s, which needs no assertion', async (commonName) => {
    const answer = await bench.callAsSoftware(commonName, 'insi.traits', ADRUN);
    expect([answer.http, codeOf(answer)]).toEqual([200, '00']);
    expect(bench.last()).toMatchObject({
      listener: 'certificate',
      authentication: 'tlsm',
      emitter: UNIT,
      answer: { status: 'answered' },
    });
    expect(bench.last().checks.every(({ outcome }) => outcome !== 'warning')).toBe(true);
  });

  it.each(['Insi-Auto', 'OTHER', 'INSI–AUTO'])('refuses the name %s', async (commonName) => {
    const answer = await bench.callAsSoftware(commonName, 'insi.traits', ADRUN);
    expect([answer.http, codeOf(answer)]).toEqual([500, 'desir_560']);
  });

  it('refuses a certificate without the identifier of a structure', async () => {
    const answer = await bench.callAsSoftware('INSI-AUTO', 'insi.traits', ADRUN, {
      wish: { unit: 'CABINET' },
    });
    expect(codeOf(answer)).toBe('desir_560');
  });

  it('refuses another Emetteur than the structure', async () => {
    const answer = await bench.callAsSoftware('INSI-AUTO', 'insi.traits', ADRUN, {
      emitter: '899700000013',
    });
    expect(codeOf(answer)).toBe('desir_sim_013');
  });

  it('notes a header of security that should not be there', async () => {
    const answer = await bench.callAsSoftware('INSI-AUTO', 'insi.traits', ADRUN, {
      security:
        '<w:Security xmlns:w="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"/>',
    });
    expect(codeOf(answer)).toBe('00');
    expect(bench.last().checks).toContainEqual(
      expect.objectContaining({ name: 'authentication', outcome: 'warning' }),
    );
  });

  it('is for INSi without the Vitale card alone', async () => {
    const person = { insured: '2751263220749', key: '74', date: '1975-12-31' };
    const answer = await bench.callAsSoftware('INSI-AUTO', 'insi.vitale', vitaleBody(person), {
      coverage: coverageOf(person),
    });
    expect(codeOf(answer)).toBe('desir_560');
  });

  it.each([
    ['without a certificate', null, {}],
    ['with one of another authority', 'INSI-AUTO', { wish: { authority: 'AUTRE AC' } }],
  ] as const)('refuses the handshake %s', async (_, commonName, o) => {
    await expect(bench.callAsSoftware(commonName, 'insi.traits', ADRUN, o)).rejects.toThrow(
      /alert|ECONNRESET/,
    );
    expect(bench.last().answer).toEqual({ http: 0, status: 'TLS alert', code: 'handshake_failure' });
  });
});

describe('the address for assertions', () => {
  it('asks for no certificate in TLS', async () => {
    const ca = await bench.pki.authority('TEST AC SERVEURS');
    const port = Number(new URL(bench.simulator.url).port);
    const socket = connect({ host: 'localhost', port, ca, servername: 'localhost' });
    await new Promise((resolve, reject) => {
      socket.once('error', reject);
      socket.once('secureConnect', resolve);
    });
    expect(['TLSv1.2', 'TLSv1.3']).toContain(socket.getProtocol());
    socket.destroy();
  });
});
