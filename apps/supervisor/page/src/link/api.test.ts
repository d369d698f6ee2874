import { afterEach, expect, it, vi } from 'vitest';
import { createApi, type LinkState, type Listeners } from './api.js';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Follows a supervisor that answers each time as it is told to. @returns the states of the link, and how often it was asked. */
async function follow(answers: readonly (() => Response)[]) {
  vi.useFakeTimers();
  let asked = 0;
  vi.stubGlobal('fetch', async () => {
    const answer = answers[asked];
    asked += 1;
    if (answer === undefined) throw new TypeError('nobody listens');
    return answer();
  });
  const states: LinkState[] = [];
  createApi('key').follow({} as Listeners, (state) => states.push(state));
  for (let turn = 0; turn < answers.length; turn += 1) await vi.advanceTimersByTimeAsync(2_000);
  return { states, asked };
}

const linked = () => new Response('event: overview\ndata: null\n\n');

it('a page that loses the supervisor tries again, and is linked anew when it is back', async () => {
  const { states } = await follow([
    linked,
    () => {
      throw new TypeError('nobody listens');
    },
    linked,
  ]);
  expect(states.slice(0, 4)).toEqual(['linked', 'lost', 'lost', 'linked']);
});

it('a page of before a restart of the supervisor is told so, and asks no more', async () => {
  const { states, asked } = await follow([linked, () => new Response('', { status: 401 }), linked]);
  expect(states).toEqual(['linked', 'lost', 'expired']);
  expect(asked).toBe(2);
});
