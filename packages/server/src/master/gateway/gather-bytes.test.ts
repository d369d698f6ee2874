import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gatherBytes, sliceBytes, TURN_BYTES } from './gather-bytes.js';

it('gathers pieces in order, and forgets them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 20 }), async (parts) => {
      const pieces = parts.map((part) => Buffer.from(part));
      const whole = Buffer.concat(pieces);
      expect((await gatherBytes(pieces, whole.length)).equals(whole)).toBe(true);
    }),
  );
  const large = [Buffer.alloc(TURN_BYTES, 'a'), Buffer.alloc(TURN_BYTES, 'b'), Buffer.from('c')];
  const whole = Buffer.concat(large);
  expect((await gatherBytes(large, whole.length)).equals(whole)).toBe(true);
  expect(large).toEqual([]);
});

it('leaves the event loop a turn between the shares of a large buffer', async () => {
  let turns = 0;
  let over = false;
  const count = () => {
    turns += 1;
    if (!over) setImmediate(count);
  };
  setImmediate(count);
  const pieces = Array.from({ length: 8 }, () => Buffer.alloc(TURN_BYTES));
  await gatherBytes(pieces, 8 * TURN_BYTES);
  over = true;
  expect(turns).toBeGreaterThanOrEqual(7);
});

it('slices a buffer without a copy and without loss', () => {
  const bytes = Buffer.alloc(2 * TURN_BYTES + 1, 'x');
  const slices = [...sliceBytes(bytes)];
  expect(slices.map(({ length }) => length)).toEqual([TURN_BYTES, TURN_BYTES, 1]);
  expect(slices[0]?.buffer).toBe(bytes.buffer);
});
