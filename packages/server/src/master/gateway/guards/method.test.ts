import { describe, expect, it } from 'vitest';
import { composeGuards } from './guard.js';
import { methodGuard } from './method.js';
import { headOf } from './testing.js';

const guard = methodGuard(['POST', 'OPTIONS']);

describe('the method of a request', () => {
  it.each(['POST', 'OPTIONS'])('%s is served', (method) =>
    expect(guard(headOf([], { method }))).toBeUndefined(),
  );
  it.each(['GET', 'post', 'TRACE', 'CONNECT', ''])('%j is refused, naming those that are', (method) =>
    expect(guard(headOf([], { method }))).toEqual({ status: 405, headers: { Allow: 'POST, OPTIONS' } }),
  );
});

describe('several guards', () => {
  it('refuse with the first refusal, and ask no further', async () => {
    const asked: number[] = [];
    const make = (number: number, status?: 400 | 403) => () => {
      asked.push(number);
      return status === undefined ? undefined : { status };
    };
    expect(await composeGuards(make(1), make(2, 403), make(3, 400))(headOf([]))).toEqual({ status: 403 });
    expect(asked).toEqual([1, 2]);
    expect(await composeGuards(make(4))(headOf([]))).toBeUndefined();
  });
});
