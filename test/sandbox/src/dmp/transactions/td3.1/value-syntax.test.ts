import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQueryValue } from './value-syntax.js';

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

describe('values of a stored query', () => {
  it('come back from their written form', () => {
    const text = fc.string({ unit: fc.constantFrom("'", ',', '(', ')', 'a', '^', ' ', 'é') });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), (values) => {
        expect(parseQueryValue(`(${values.map(quote).join(',')})`)).toEqual({ form: 'list', values });
        expect(parseQueryValue(quote(values[0] ?? ''))).toEqual({ form: 'string', value: values[0] });
      }),
    );
  });

  it('are bare for numbers', () => {
    expect(parseQueryValue('20240101000000')).toEqual({ form: 'number', value: '20240101000000' });
  });

  it.each(['', 'a', "'a", "a'", '()', "('a'", "('a',)", "('a''b)", '(1)', "'a','b'"])(
    '%j is none',
    (text) => {
      expect(parseQueryValue(text)).toBeUndefined();
    },
  );
});
