import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestBase64 } from '../dsig/digest.js';
import { base64Text, plainElement } from '../xml/element.js';
import { writeXml, writeXmlBytes } from '../xml/write.js';
import { base64Source } from './base64-source.js';
import { chunksOf, joinBytes, readBytes } from './byte-source.js';
import { decodeBase64 } from './decode-base64.js';

/** Large contents: fewer of them. */
const RUNS = { numRuns: 30 };
const STEP = 24 * 1024;
/** Sizes around the length of one piece, where padding could go wrong. */
const content = fc.oneof(
  fc.uint8Array({ maxLength: 50 }),
  fc.constantFrom(-2, -1, 0, 1, 2).map((offset) => new Uint8Array(2 * STEP + offset).fill(0xa5)),
);

describe('base64Source', () => {
  it('is the base64 of the bytes, wherever they are cut, each time it is read', () => {
    fc.assert(
      fc.property(content, (bytes) => {
        const source = base64Source(bytes);
        const expected = Buffer.from(bytes).toString('base64');
        for (let reading = 0; reading < 2; reading += 1) {
          expect(Buffer.from(readBytes(source)).toString('latin1')).toBe(expected);
        }
        expect(source.length).toBe(expected.length);
      }),
      RUNS,
    );
  });

  it('encodes the part of a larger buffer it was given, and no more', () => {
    const part = Buffer.from('xxhelloxx').subarray(2, 7);
    expect(Buffer.from(readBytes(base64Source(part))).toString()).toBe('aGVsbG8=');
  });
});

describe('decodeBase64', () => {
  it('undoes base64Source, white space anywhere', () => {
    fc.assert(
      fc.property(
        content,
        fc.constantFrom('', '\r\n', ' \t'),
        fc.integer({ min: 1, max: 80 }),
        (bytes, space, width) => {
          const text = Buffer.from(bytes)
            .toString('base64')
            .replace(new RegExp(`.{${width}}`, 'g'), `$&${space}`);
          const decoded = decodeBase64(Buffer.from(`${space}${text}${space}`));
          expect(Buffer.from(decoded ?? []).equals(bytes)).toBe(true);
        },
      ),
      RUNS,
    );
  });

  it.each(['a', 'ab', 'abc', 'a===', 'ab=', 'abcd=', '=', 'ab==cd==', 'ab-_', 'abc\u00e9', 'ab*='])(
    'refuses %s',
    (text) => {
      expect(decodeBase64(Buffer.from(text))).toBeUndefined();
    },
  );
});

describe('joined bytes', () => {
  it('are their parts in order, whatever these are, and have the digest of the whole', () => {
    const part = fc.oneof(content, content.map(base64Source));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
        const joined = joinBytes(parts);
        const whole = Buffer.concat(parts.map(readBytes));
        expect(joined.length).toBe(whole.length);
        expect(Buffer.from(readBytes(joined)).equals(whole)).toBe(true);
        expect(digestBase64(joined, 'SHA1')).toBe(digestBase64(whole, 'SHA1'));
      }),
      RUNS,
    );
  });

  it('copy nothing: a piece is the very bytes that were given', () => {
    const bytes = new Uint8Array([1, 2]);
    expect([...joinBytes([bytes]).chunks()][0]).toBe(bytes);
    expect([...chunksOf(bytes)][0]).toBe(bytes);
    expect(readBytes(bytes)).toBe(bytes);
  });
});

describe('writeXmlBytes', () => {
  it('writes what writeXml writes, text beyond ASCII and base64 among it', () => {
    fc.assert(
      fc.property(content, fc.constantFrom('é', '&', '𝄞', ''), (bytes, text) => {
        const tree = plainElement('a', { b: text }, [
          text,
          plainElement('c', {}, [base64Text(bytes)]),
          base64Text(bytes),
          text,
        ]);
        expect(Buffer.from(readBytes(writeXmlBytes(tree))).toString('utf8')).toBe(writeXml(tree));
      }),
      RUNS,
    );
  });
});
