import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  base64Bytes,
  flag,
  int,
  list,
  optionalFlag,
  requiredBase64Bytes,
  requiredFlag,
  requiredInt,
  requiredText,
  structure,
  text,
  textSet,
} from './fields.js';
import { invalidInput } from './invalid-input.js';

const INPUT = z.object({
  i_interval: requiredInt({ min: 0, max: 3600 }),
  i_number: int(),
  s_name: requiredText(5),
  s_note: text(3),
  b_data: base64Bytes(8),
  i_flag: flag(),
  i_maybe: optionalFlag(),
  Items: list(z.object({ s_id: requiredText(4) }), 3),
  Extra: structure(z.object({ s_in: text(4) })),
});

const MINIMAL = { i_interval: 1, s_name: 'abc' };

function refusalOf(input: unknown): string {
  const result = INPUT.safeParse(input);
  if (result.success) throw new Error('accepted');
  return invalidInput(result.error).message;
}

describe('fields of the inputs', () => {
  it('gives a typed value for every field, absent ones included', () => {
    expect(INPUT.parse(MINIMAL)).toEqual({
      i_interval: 1,
      i_number: undefined,
      s_name: 'abc',
      s_note: undefined,
      b_data: undefined,
      i_flag: false,
      i_maybe: undefined,
      Items: [],
      Extra: undefined,
    });
  });

  it('takes empty text and null as absent, and drops unknown fields', () => {
    const read = INPUT.parse({
      ...MINIMAL,
      i_number: '',
      s_note: null,
      b_data: '',
      i_flag: '',
      Items: '',
      Extra: null,
      s_readerName: 'unused',
    });
    expect(read).toEqual(INPUT.parse(MINIMAL));
  });

  it.each([
    [{ ...MINIMAL, i_interval: '12' }, 12],
    [{ ...MINIMAL, i_interval: ' 7 ' }, 7],
    [{ ...MINIMAL, i_interval: '0' }, 0],
  ])('reads numbers given as text: %j', (input, expected) => {
    expect(INPUT.parse(input).i_interval).toBe(expected);
  });

  it.each([
    [{}, 'i_interval is missing'],
    [{ s_name: 'abc', i_interval: '' }, 'i_interval is missing'],
    [{ s_name: 'abc', i_interval: null }, 'i_interval is missing'],
    [{ s_name: 'abc', i_interval: '1.5' }, 'i_interval must be an integer'],
    [{ s_name: 'abc', i_interval: 1.5 }, 'i_interval must be an integer'],
    [{ s_name: 'abc', i_interval: 'x' }, 'i_interval must be an integer'],
    [{ s_name: 'abc', i_interval: '0x10' }, 'i_interval must be an integer'],
    [{ s_name: 'abc', i_interval: '1e3' }, 'i_interval must be an integer'],
    [{ s_name: 'abc', i_interval: [1] }, 'i_interval must be an integer'],
    [{ s_name: 'abc', i_interval: true }, 'i_interval must be an integer'],
    [{ s_name: 'abc', i_interval: 3601 }, 'i_interval must be between 0 and 3600'],
    [{ ...MINIMAL, i_number: 2 ** 31 }, 'i_number must be between -2147483648 and 2147483647'],
    [{ ...MINIMAL, s_name: '' }, 's_name is missing'],
    [{ ...MINIMAL, s_name: 'abcdef' }, 's_name must not be longer than 5 characters'],
    [{ ...MINIMAL, s_name: 12 }, 's_name must be a text'],
    [{ ...MINIMAL, s_note: {} }, 's_note must be a text'],
    [{ ...MINIMAL, b_data: 'AAAAAAAAAAAA' }, 'b_data must not hold more than 8 bytes'],
    [{ ...MINIMAL, b_data: 'A' }, 'b_data must be base64'],
    [{ ...MINIMAL, b_data: 'AA-_' }, 'b_data must be base64'],
    [{ ...MINIMAL, b_data: 'AA=A' }, 'b_data must be base64'],
    [{ ...MINIMAL, b_data: 'AAA==' }, 'b_data must be base64'],
    [{ ...MINIMAL, i_flag: 2 }, 'i_flag must be 0 or 1'],
    [{ ...MINIMAL, Items: 'x' }, 'Items must be a list: an array, or an object with keys #0, #1…'],
    [{ ...MINIMAL, Items: { a: {} } }, 'Items must be a list: an array, or an object with keys #0, #1…'],
    [{ ...MINIMAL, Items: [{ s_id: 'ok' }, {}] }, 'Items[1].s_id is missing'],
    [{ ...MINIMAL, Items: [{}, {}, {}, {}] }, 'Items holds more than 3 items'],
    [{ ...MINIMAL, Extra: { s_in: 'abcde' } }, 'Extra.s_in must not be longer than 4 characters'],
  ])('refuses %j with one sentence', (input, sentence) => {
    expect(refusalOf(input)).toBe(sentence);
  });

  it('keeps the other broken fields for the extended information', () => {
    const result = INPUT.safeParse({ s_name: '', i_flag: 7, i_interval: 1 });
    expect(result.error && invalidInput(result.error)).toMatchObject({
      message: 's_name is missing',
      extended: 'i_flag must be 0 or 1',
    });
  });

  it('orders the items of an object by their number, whatever their order in the text', () => {
    const ids = (items: unknown) => INPUT.parse({ ...MINIMAL, Items: items }).Items.map(({ s_id }) => s_id);
    expect(ids({ '#2': { s_id: 'c' }, '#0': { s_id: 'a' }, '#1': { s_id: 'b' } })).toEqual(['a', 'b', 'c']);
    expect(ids({ Id10: { s_id: 'z' }, Id9: { s_id: 'y' } })).toEqual(['y', 'z']);
    expect(ids([{ s_id: 'a' }])).toEqual(['a']);
  });

  it('counts characters and not UTF-16 units', () => {
    expect(INPUT.parse({ ...MINIMAL, s_name: '😀😀😀😀😀' }).s_name).toBe('😀😀😀😀😀');
    expect(refusalOf({ ...MINIMAL, s_name: '😀😀😀😀😀😀' })).toContain('5 characters');
  });

  it.each([
    [0, false],
    [1, true],
    ['0', false],
    ['1', true],
    [true, true],
    [false, false],
  ])('reads the flag %j as %j', (sent, expected) => {
    expect(INPUT.parse({ ...MINIMAL, i_flag: sent, i_maybe: sent })).toMatchObject({
      i_flag: expected,
      i_maybe: expected,
    });
  });

  it('asks for a mandatory flag and a mandatory content', () => {
    const input = z.object({ i_flag: requiredFlag(), b_data: requiredBase64Bytes(4) });
    expect(input.safeParse({}).error?.issues).toHaveLength(2);
    expect(input.parse({ i_flag: 0, b_data: 'AQ==' })).toEqual({ i_flag: false, b_data: Buffer.from([1]) });
  });

  it('reads any base64 of any bytes, broken into lines or without padding', () => {
    const field = z.object({ b: requiredBase64Bytes(1000) });
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), fc.nat(3), (bytes, form) => {
        const plain = Buffer.from(bytes).toString('base64');
        const broken = plain.replace(/(.{7})/g, '$1\r\n ');
        const sent = form % 2 === 0 ? plain : broken;
        const wire = form < 2 ? sent : sent.replace(/=+\s*$/, '');
        expect(Buffer.from(field.parse({ b: wire }).b).equals(Buffer.from(bytes))).toBe(true);
      }),
    );
  });

  it('describes a field for JSON Schema', () => {
    expect(z.toJSONSchema(INPUT, { io: 'input', unrepresentable: 'any' })).toMatchObject({
      properties: {
        i_interval: { type: 'integer', minimum: 0, maximum: 3600 },
        s_name: { type: 'string', maxLength: 5 },
        i_flag: { type: 'integer', enum: [0, 1] },
      },
      required: ['i_interval', 's_name'],
    });
  });
});

describe('a set of texts', () => {
  const input = z.object({ s_ids: textSet(3, 5) });
  const read = (s_ids: unknown) => input.safeParse({ s_ids });

  it.each([
    ['an array', ['b', 'a']],
    ['numbered members', { '#1': 'a', '#0': 'b' }],
    ['one text', 'b;a'],
    ['one text with spaces and a ; at the end', ' b ; a ;'],
    ['a repeated element', ['b', 'a', 'b', '']],
  ])('is read from %s', (_, sent) => {
    expect(read(sent).data).toEqual({ s_ids: ['b', 'a'] });
  });

  it('is absent, which is not the same as empty', () => {
    for (const absent of [undefined, null, '']) expect(read(absent).data).toEqual({ s_ids: undefined });
    for (const empty of [[], {}, ';', ['']]) expect(read(empty).data).toEqual({ s_ids: [] });
  });

  it.each([
    [12, 'must be a list, or a text with ; between its elements'],
    [{ first: 'a' }, 'must be a list, or a text with ; between its elements'],
    [['a', 1], 'holds an element that must be a text'],
    ['a;toolong', 'holds an element that must not be longer than 5 characters'],
    ['a;b;c;d', 'holds more than 3 items'],
  ])('is not %j', (sent, rule) => {
    expect(read(sent).error?.issues.map(({ message }) => message)).toEqual([rule]);
  });
});
