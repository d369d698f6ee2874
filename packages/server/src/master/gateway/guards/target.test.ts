import { describe, expect, it } from 'vitest';
import { targetGuard } from './target.js';
import { headOf } from './testing.js';

const ask = (url: string) => targetGuard(headOf([], { url }));

describe('the target of a request', () => {
  it.each(['/', '/api/hl_opensession', '/?x=1', `/${'a'.repeat(2047)}`])('%s is a path', (url) =>
    expect(ask(url)).toBeUndefined(),
  );

  it.each([
    ['https://localhost:9982/', 'the form of a proxy'],
    ['localhost:9982', 'the form of CONNECT'],
    ['*', 'the form of a server-wide OPTIONS'],
    ['', 'nothing'],
    [`/${'a'.repeat(2048)}`, 'endless'],
  ])('%s is refused: %s', (url) => expect(ask(url)).toEqual({ status: 400 }));
});
