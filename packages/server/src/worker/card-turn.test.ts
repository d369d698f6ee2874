import { describe, expect, it } from 'vitest';
import { createCardTurns, type TurnMessage } from './card-turn.js';

function start() {
  const sent: TurnMessage[] = [];
  return { sent, turns: createCardTurns((message) => sent.push(message)) };
}

describe('the turns of a worker', () => {
  it('asks, works once granted, gives back', async () => {
    const { sent, turns } = start();
    let worked = false;
    const result = turns.takeTurn('R', async () => {
      worked = true;
      return 'done';
    });
    expect([sent, worked]).toEqual([[{ type: 'turn-request', turn: 1, reader: 'R' }], false]);
    turns.granted(1);
    expect(await result).toBe('done');
    expect(sent.at(-1)).toEqual({ type: 'turn-release', turn: 1 });
  });

  it('gives back what was granted when the work fails', async () => {
    const { sent, turns } = start();
    const failure = new Error('card');
    const result = turns.takeTurn('R', () => Promise.reject(failure));
    turns.granted(1);
    await expect(result).rejects.toBe(failure);
    expect(sent.at(-1)).toEqual({ type: 'turn-release', turn: 1 });
  });

  it('stops waiting when the caller gives up, withdraws the request and does not work', async () => {
    const { sent, turns } = start();
    const caller = new AbortController();
    const result = turns.takeTurn('R', () => Promise.reject(new Error('worked')), caller.signal);
    caller.abort(new Error('gave up'));
    await expect(result).rejects.toThrow('gave up');
    expect(sent.at(-1)).toEqual({ type: 'turn-release', turn: 1 });
    turns.granted(1);
    expect(sent).toHaveLength(2);
  });

  it('does not even ask for a caller that has already given up', async () => {
    const { sent, turns } = start();
    const result = turns.takeTurn('R', async () => 'worked', AbortSignal.abort(new Error('too late')));
    await expect(result).rejects.toThrow('too late');
    expect(sent).toEqual([]);
  });

  it('tells the work when its turn was taken back', async () => {
    const { turns } = start();
    const result = turns.takeTurn(
      'R',
      (lost) =>
        new Promise((resolve) => {
          lost.addEventListener('abort', () => resolve('noticed'));
          turns.lost(1);
        }),
    );
    turns.granted(1);
    expect(await result).toBe('noticed');
    expect(() => turns.lost(99)).not.toThrow();
  });
});
