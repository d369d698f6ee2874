import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressBytes, mapToIpv6 } from './addresses.js';

describe('bytes of an address', () => {
  it.each([
    ['127.0.0.1', '7f000001'],
    ['::ffff:127.0.0.1', '7f000001'],
    ['::FFFF:10.1.2.3', '0a010203'],
    ['::1', '00000000000000000000000000000001'],
    ['::', '00000000000000000000000000000000'],
    ['fe80::1%eth0', 'fe800000000000000000000000000001'],
    ['2001:db8::a:b', '20010db80000000000000000000a000b'],
    ['1:2:3:4:5:6:7:8', '00010002000300040005000600070008'],
  ])('of %s', (text, bytes) => expect(addressBytes(text)?.toString('hex')).toBe(bytes));

  it.each(['', 'localhost', '127.0.0.256', '::1::', '64:ff9b::1.2.3.4'])('of %j are none', (text) =>
    expect(addressBytes(text)).toBeUndefined(),
  );

  it('are those of the full form, wherever it is shortened', () => {
    fc.assert(
      fc.property(fc.ipV6(), (text) => {
        fc.pre(!text.includes('.'));
        const bytes = addressBytes(text);
        const url = new URL(`http://[${text}]/`).hostname.slice(1, -1);
        expect(addressBytes(url)).toEqual(bytes);
        expect(bytes).toHaveLength(16);
      }),
    );
  });

  it('of IPv4 have an IPv6 form', () =>
    expect(mapToIpv6(Buffer.from([127, 0, 0, 1])).toString('hex')).toBe('00000000000000000000ffff7f000001'));
});
