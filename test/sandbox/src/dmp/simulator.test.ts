import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bench, PATIENT, startBench } from './testing/bench.js';
import { makeTestPki, type TestCard, type TestPki } from './testing/pki.js';
import { ACTION, existenceQuery } from './testing/requests.js';

describe('smoke', () => {
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
  it('existence', async () => {
    const answer = await bench.call('patients', ACTION.existence, existenceQuery(PATIENT));
    console.log(answer.text, JSON.stringify(bench.dmp.journal().at(-1), null, 1), errors);
    expect(answer.http).toBe(200);
  });
  it('feed', async () => {
    const answer = await bench.feed();
    console.log(answer.text, JSON.stringify(bench.dmp.journal().at(-1)?.checks, null, 1), errors);
    expect(answer.http).toBe(200);
  });
});
