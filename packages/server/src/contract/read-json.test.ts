import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApiFailure } from './errors.js';
import { readRequest } from './read-json.js';

const read = (text: string | Buffer) => readRequest(Buffer.from(text));

describe('the JSON of a request', () => {
  it('is read like any JSON object', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 5 })), (object) => {
        const text = JSON.stringify(object);
        if (text.includes('"__proto__":')) return;
        expect(read(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('is refused with one failure, never an exception of the parser, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        try {
          read(Buffer.from(bytes));
        } catch (error) {
          expect(error).toBeInstanceOf(ApiFailure);
        }
      }),
    );
  });

  it.each(['{"__proto__":{}}', '{"a":{"__proto__":1}}', '{"a":[[{"\\u005f_proto__":null}]]}'])(
    'may not name the prototype: %s',
    (text) => {
      expect(() => read(text)).toThrow('__proto__');
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    },
  );

  it('may hold the word as a value', () => {
    expect(read('{"s_title":"__proto__"}')).toEqual({ s_title: '__proto__' });
  });

  it('never repeats the text in the refusal: it may hold a PIN', () => {
    expect(() => read('{"s_pinCode":"1234"')).toThrow(/^The request is not valid JSON$/);
  });

  it('is refused beyond 32 levels and read up to them', () => {
    const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
    expect(read(nested(32))).toHaveProperty('a');
    expect(() => read(nested(33))).toThrow('deeper than 32 levels');
    expect(() => read(nested(200_000))).toThrow(ApiFailure);
  });
});
