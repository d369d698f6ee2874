import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, codeOf, startBench } from '../testing/bench.js';
import { ADRUN, traitsBody } from '../testing/request.js';
import { createScenarioQueue } from './scenario.js';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());
beforeEach(() => bench.simulator.reset());

const search = () => bench.call('insi.traits', ADRUN);
const CARD = { insured: '2751263220749', key: '74', date: '1975-12-31' };

describe('forced scenarios', () => {
  it('an unavailable service is a fault of the front layer', async () => {
    bench.simulator.force({ scenario: 'unavailable' });
    const answer = await search();
    expect(codeOf(answer)).toBe('desir_1020');
    expect(answer.text).toMatch(/soap:Sender.*soap:siram_40.*xml:lang="fr".*severite="fatale"/);
    expect(answer.text).toContain('messageID="uuid:');
    expect(codeOf(await search())).toBe('00');
  });

  it('a technical failure is a fault of the back end, by operation: Receiver, no identifier, English announced', async () => {
    bench.simulator.force({ scenario: 'technical', calls: 2 });
    const answer = await search();
    expect(codeOf(answer)).toBe('insi_102');
    expect(answer.text).toMatch(/soap:Receiver.*soap:siram_40.*xml:lang="en".*severite="fatal"/);
    expect(answer.text).not.toContain('messageID');
    expect(codeOf(await bench.searchByCard(CARD))).toBe('insi_101');
    expect(codeOf(await search())).toBe('00');
  });

  it('concerns the operation that it names, and waits for it', async () => {
    bench.simulator.force({ scenario: 'technical', operation: 'insi.vitale' });
    expect(codeOf(await search())).toBe('00');
    expect(bench.simulator.scenarios()).toHaveLength(1);
    expect(codeOf(await bench.searchByCard(CARD))).toBe('insi_101');
    expect(bench.simulator.scenarios()).toEqual([]);
  });

  it('is not used up by a request that is refused', async () => {
    bench.simulator.force({ scenario: 'http503' });
    expect(codeOf(await bench.call('insi.traits', ADRUN, { authorization: 'OTHER' }))).toBe('desir_550');
    expect(await search()).toMatchObject({ http: 503, contentType: 'text/html' });
  });

  it('a page of a proxy comes with status 200', async () => {
    bench.simulator.force({ scenario: 'notxml' });
    expect(await search()).toMatchObject({
      http: 200,
      contentType: 'text/html',
      text: expect.stringMatching(/^<!doctype html>/),
    });
    expect(bench.last().answer).toMatchObject({ http: 200, status: 'scenario' });
  });

  it('a cut answer breaks off midway', async () => {
    bench.simulator.force({ scenario: 'cut' });
    await expect(search()).rejects.toThrow(/aborted|hang up|ECONNRESET/);
    expect(bench.last().answer).toEqual({ http: 0, status: 'scenario', code: 'cut' });
  });

  it('a slow answer is whole in the end', async () => {
    bench.simulator.force({ scenario: 'slow', milliseconds: 1 });
    expect(codeOf(await search())).toBe('00');
  });

  it('a name always meets the technical failure', async () => {
    const body = traitsBody({ name: 'PANNE', given: 'JEAN', date: '1990-01-01' });
    expect(codeOf(await bench.call('insi.traits', body))).toBe('insi_102');
  });
});

describe('the queue', () => {
  it.each([
    [{ scenario: 'slow' }, 'milliseconds'],
    [{ scenario: 'cut', milliseconds: 5 }, 'milliseconds'],
    [{ scenario: 'cut', operation: 'insi.unknown' }, 'operation'],
    [{ scenario: 'cut', calls: 0 }, 'calls'],
    [{ scenario: 'earthquake' }, 'scenario'],
  ])('refuses %j by the field at fault', (scenario, field) => {
    const queue = createScenarioQueue();
    expect(() => queue.push(scenario as never)).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ path: [field] })] }),
    );
    expect(queue.list()).toEqual([]);
  });
});

describe('resetting', () => {
  it('puts people and settings back, and forgets the rest', async () => {
    await search();
    bench.simulator.force({ scenario: 'cut' });
    bench.simulator.configure({ oids: 'production' });
    bench.simulator.identities.remove('2751263220749');
    bench.simulator.reset();
    expect(bench.simulator.journal()).toEqual([]);
    expect(bench.simulator.scenarios()).toEqual([]);
    expect(bench.simulator.settings().oids).toBe('test');
    expect(codeOf(await search())).toBe('00');
  });
});
