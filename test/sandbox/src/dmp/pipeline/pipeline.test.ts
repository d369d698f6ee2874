import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, cx, PATIENT, STRUCTURE, startBench } from '../testing/bench.js';
import { lastEntry } from '../testing/expect.js';
import { makeTestPki, type TestCard, type TestPki } from '../testing/pki.js';
import { ACTION, existenceQuery } from '../testing/requests.js';
import { CALLER_CHECKS, MESSAGE_CHECKS } from './table.js';

let pki: TestPki;
let card: TestCard;
let bench: Bench;
const errors: unknown[] = [];

beforeAll(async () => {
  pki = await makeTestPki();
  card = await pki.card({ id: '899700000013', family: 'DOC0000001' });
  bench = await startBench({ pki, card, errors });
});
afterAll(() => bench.close());
beforeEach(() => bench.dmp.clearJournal());

const query = existenceQuery(PATIENT);

const existence = (o: Parameters<Bench['call']>[3]) => bench.call('patients', ACTION.existence, query, o);
const vihf = (o: NonNullable<Parameters<Bench['call']>[3]>['vihf']) => () => existence({ vihf: o ?? {} });

describe('the order of the checks', () => {
  it('is the one of the pipeline', () => {
    expect([...MESSAGE_CHECKS.names, ...CALLER_CHECKS.names]).toEqual([
      'HTTP request',
      'MIME message',
      'SOAP envelope',
      'MIME attachments',
      'WS-Addressing',
      'transaction offered',
      'VIHF structure',
      'VIHF signature',
      'VIHF time window',
      'VIHF against TLS identity',
      'directory',
      'rights matrix',
      'patient',
      'authorisation',
    ]);
  });

  it('stops at the first refusal', async () => {
    await vihf({ signer: card.authentication, structure: '1999999999', patient: null })();
    const { checks } = lastEntry(bench);
    expect(checks.at(-1)).toMatchObject({ name: 'VIHF signature', outcome: 'refused' });
    expect(checks.slice(0, -1).every(({ outcome }) => outcome !== 'refused')).toBe(true);
  });
});

describe('what is accepted', () => {
  it('a double slash before the service', async () => {
    const answer = await existence({ path: '/si-dmp-server/v2/services//patients' });
    expect(answer.http).toBe(200);
  });

  it('SHA-1, with a warning', async () => {
    await vihf({ algorithm: 'RSA-SHA1' })();
    expect(lastEntry(bench).checks).toContainEqual(
      expect.objectContaining({ name: 'VIHF signature', outcome: 'warning' }),
    );
  });

  it('the journal shows the decoded VIHF', async () => {
    await existence({});
    expect(lastEntry(bench)).toMatchObject({
      transaction: 'TD0.2',
      action: ACTION.existence,
      vihf: {
        user: card.id,
        structure: STRUCTURE,
        patient: cx(PATIENT),
        mode: 'DIRECTE',
        purpose: 'normal',
        roles: ['10^1.2.250.1.71.1.2.7', 'SM54^1.2.250.1.71.4.2.5'],
        signatureAlgorithm: 'RSA-SHA256',
      },
      answer: { http: 200, status: 'AA', code: 'OK' },
    });
  });

  it('an answer that relates to its request', async () => {
    const messageId = `urn:uuid:${randomUUID()}`;
    const { text } = await existence({ envelope: { messageId } });
    expect(text).toContain(`>${messageId}</wsa:RelatesTo>`);
  });
});

describe('an organisation', () => {
  it('speaks for itself and for the structures of its legal entity', async () => {
    const hospital = await pki.organisation('1750000001');
    const indirect = await startBench({
      pki,
      card: { id: 'agent-12', family: 'AGENT', given: 'ALIX', ...hospital },
      structure: '1750000019',
    });
    const o = { mode: 'INDIRECTE', user: '1750000001/agent-12' } as const;
    await indirect.call('patients', ACTION.existence, existenceQuery(PATIENT), { vihf: o });
    expect(lastEntry(indirect).answer).toMatchObject({ http: 200, status: 'AA' });
    await indirect.call('patients', ACTION.existence, existenceQuery(PATIENT), {
      vihf: { ...o, structure: '1750000003' },
    });
    expect(lastEntry(indirect).checks.at(-1)).toMatchObject({
      name: 'VIHF against TLS identity',
      outcome: 'refused',
    });
    await indirect.close();
  });
});

describe('permissive mode', () => {
  it('answers without looking at signatures, times, directory and rights', async () => {
    const easy = await startBench({ pki, card, mode: 'permissive' });
    await easy.call('patients', ACTION.existence, existenceQuery(PATIENT), {
      vihf: { signed: false, issuedAt: new Date(0), structure: '1999999999', user: 'somebody' },
    });
    expect(lastEntry(easy).answer).toMatchObject({ http: 200, status: 'AA' });
    expect(lastEntry(easy).checks.filter(({ outcome }) => outcome === 'not applicable')).not.toEqual([]);
    await easy.close();
  });
});
