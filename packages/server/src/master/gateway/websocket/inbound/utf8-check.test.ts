import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createUtf8Check } from './utf8-check.js';

/** What the check says of bytes that come in pieces of these sizes, again and again. */
function check(bytes: Buffer, sizes: readonly number[]): boolean {
  const utf8 = createUtf8Check();
  let at = 0;
  for (let turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length]!;
    if (!utf8.accepts(bytes.subarray(at, at + size))) return false;
    at += size;
  }
  return utf8.isComplete();
}

const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 });

describe('the check of a text in pieces', () => {
  it('accepts every text, wherever its characters are cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), sizes, (text, pieces) =>
        check(Buffer.from(text, 'utf8'), pieces),
      ),
    );
  });

  it('says of any bytes what is said of them as a whole', () => {
    const leads = fc.constantFrom(
      0x41,
      0x80,
      0xbf,
      0xc1,
      0xc3,
      0xe0,
      0xed,
      0xef,
      0xf0,
      0xf4,
      0xf5,
      0xff,
      0xa0,
    );
    const bytes = fc.array(fc.oneof(leads, fc.nat(255)), { maxLength: 30 });
    fc.assert(
      fc.property(bytes, sizes, (values, pieces) => {
        const whole = Buffer.from(values);
        expect(check(whole, pieces)).toBe(isUtf8(whole));
      }),
      { numRuns: 2000 },
    );
  });
});
