import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unmask } from './unmask.js';

it('removes the mask of any part of a block, wherever the part lies in its payload', () => {
  const bytes = fc.uint8Array({ minLength: 0, maxLength: 200 });
  const four = fc.uint8Array({ minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(bytes, four, fc.nat(200), fc.nat(200), fc.nat(1000), (content, key, a, b, position) => {
      const block = Buffer.allocUnsafeSlow(content.length);
      block.set(content);
      const [start, end] = [a, b].map((at) => at % (content.length + 1)).sort((x, y) => x - y);
      const mask = Buffer.from(key);
      unmask(block, start!, end!, mask, position);
      expect([...block]).toEqual(
        [...content].map((byte, at) =>
          at < start! || at >= end! ? byte : byte ^ key[(position + at - start!) % 4]!,
        ),
      );
    }),
  );
});
