import { describe, expect, it } from 'vitest';
import { sizeGuard } from './size.js';
import { headOf } from './testing.js';

const ask = (length: string) => sizeGuard(1000)(headOf([['Content-Length', length]]));

describe('the size a request announces', () => {
  it.each(['0', '1000'])('%s is let in', (length) => expect(ask(length)).toBeUndefined());
  it.each(['1001', '99999999999999999999'])('%s is refused', (length) =>
    expect(ask(length)).toEqual({ status: 413 }),
  );
  it('may be absent: the body is counted as it comes', () =>
    expect(sizeGuard(1000)(headOf([['Transfer-Encoding', 'chunked']]))).toBeUndefined());
});
