import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tlv } from '../testing/tlv.js';
import { findTag, listLeaves, parseTlv } from './parse.js';
import { decodeText } from './text.js';

const primitiveTag = fc.constantFrom(0x80, 0x84, 0x85, 0x86, 0x5a, 0x5f2d);

describe('parseTlv', () => {
  it('reads back any list of elements it is given', () => {
    const elements = fc.array(fc.record({ tag: primitiveTag, value: fc.uint8Array({ maxLength: 400 }) }));
    fc.assert(
      fc.property(elements, (list) => {
        const bytes = Buffer.concat(list.map(({ tag, value }) => tlv(tag, value)));
        const read = parseTlv(bytes)?.map(({ tag, value }) => ({ tag, value: [...value] }));
        expect(read).toEqual(list.map(({ tag, value }) => ({ tag, value: [...value] })));
      }),
    );
  });

  it('reads elements inside constructed ones, at any place', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), (value) => {
        const bytes = tlv(0xee, tlv(0x84, 'before'), tlv(0xa1, tlv(0x85, value)), tlv(0x87, 'unknown'));
        expect([...(findTag(parseTlv(bytes) ?? [], 0x85)?.value ?? [])]).toEqual([...value]);
        expect(listLeaves(parseTlv(bytes) ?? [])).toHaveLength(3);
      }),
    );
  });

  it('never throws, whatever the card holds, and stays inside its bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const leaves = listLeaves(parseTlv(bytes) ?? []);
        expect(leaves.reduce((sum, { value }) => sum + value.length, 0)).toBeLessThanOrEqual(bytes.length);
      }),
    );
  });

  it('skips padding between and after elements', () => {
    const bytes = Buffer.concat([
      Buffer.from([0, 0xff]),
      tlv(0x84, 'a'),
      Buffer.alloc(5),
      tlv(0x85, 'b'),
      Buffer.alloc(9, 0xff),
    ]);
    expect(parseTlv(bytes)?.map(({ tag }) => tag)).toEqual([0x84, 0x85]);
  });

  it.each([
    ['a length past the end', '8405aabb'],
    ['an indefinite length', '8480aa0000'],
    ['a tag without length', '84'],
    ['an endless tag', '9fffffffffff'],
  ])('tells that it is not BER: %s', (_case, hex) => {
    expect(parseTlv(Buffer.from(hex, 'hex'))).toBeUndefined();
  });
});

describe('decodeText', () => {
  it('reads UTF-8 when it is, Latin-1 otherwise', () => {
    expect(decodeText(Buffer.from('Hôpital', 'utf8'))).toBe('Hôpital');
    expect(decodeText(Buffer.from('Hôpital', 'latin1'))).toBe('Hôpital');
  });
});
