import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBench } from '../testing/bench.js';
import { lastOutcome } from '../testing/expect.js';
import { makeTestPki } from '../testing/pki.js';
import { IDENTITY_MISTAKES } from './identity.js';
import { MESSAGE_MISTAKES } from './messages.js';
import type { Mistake, MistakeBench } from './mistake.js';
import { REGISTRY_MISTAKES } from './registry.js';

const MISTAKES: readonly Mistake[] = [...IDENTITY_MISTAKES, ...MESSAGE_MISTAKES, ...REGISTRY_MISTAKES].sort(
  (a, b) => a.number - b.number,
);

let on: MistakeBench;
beforeAll(async () => {
  const pki = await makeTestPki();
  const card = await pki.card({ id: '899700000013', family: 'DOC0000001' });
  on = { pki, card, bench: await startBench({ pki, card }) };
});
afterAll(() => on.bench.close());

describe('the classic mistakes of integrators (dmp-transactions 10)', () => {
  it('are all in the table, each with what catches it', () => {
    expect(MISTAKES.map(({ number }) => number)).toEqual(Array.from({ length: 32 }, (_, index) => index + 1));
    for (const { tries, shows, client } of MISTAKES) expect(tries ?? shows ?? client).toBeDefined();
  });

  const tries = MISTAKES.flatMap(({ number, mistake, tries: all = [] }) =>
    all.map((each) => [`${number}. ${mistake}: ${each.what}`, each] as const),
  );
  it.each(tries)('%s', async (_, { send, refusedBy, code }) => {
    await send(on);
    const outcome = lastOutcome(on.bench);
    expect({ refusedBy: outcome.refusedBy ?? '', code: outcome.code }).toEqual({ refusedBy, code });
  });

  const shown = MISTAKES.flatMap(({ number, mistake, shows }) =>
    shows === undefined ? [] : [[`${number}. ${mistake}`, shows] as const],
  );
  it.each(shown)('%s: the simulator shows it', async (_, shows) => {
    await shows(on);
  });

  const prevented = MISTAKES.flatMap(({ number, mistake, client }) =>
    client === undefined ? [] : [[`${number}. ${mistake}`, client] as const],
  );
  it.each(prevented)('%s: a test of the client is there', (_, { file, test }) => {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    expect(text.includes(test), `${file} has no test “${test}”`).toBe(true);
  });
});
