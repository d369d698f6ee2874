import fc from 'fast-check';
import { AndFilter, EqualityFilter, type Filter, FilterParser, OrFilter, SubstringFilter } from 'ldapts';
import { describe, expect, it } from 'vitest';
import { buildLdapFilter } from './ldap-filter.js';

describe('the filter of a search of the directory', () => {
  it.each([
    [{ name: 'DUP*', given: '*' }, '(&(TypeBAL=PER)(sn=DUP*)(givenName=*))'],
    [{ nationalId: '10000000001' }, '(&(TypeBAL=PER)(IdentifiantPP=10000000001))'],
    [
      { nationalId: '810000000001' },
      '(&(TypeBAL=PER)(|(IdentifiantPP=810000000001)(IdentifiantPP=10000000001)))',
    ],
    [{ organisation: '750000001' }, '(|(o=750000001)(IdentifiantPM=750000001))'],
    [{ name: ' a ', speciality: '10' }, '(&(TypeBAL=PER)(sn=a)(profession=10))'],
  ])('of %j', (query, filter) => {
    expect(buildLdapFilter(query)).toBe(filter);
  });

  it('escapes what has a meaning in a filter, and keeps the wildcard', () => {
    expect(buildLdapFilter({ name: '*)(|(cn=*\\\0' })).toBe(
      '(&(TypeBAL=PER)(sn=*\\29\\28|\\28cn=*\\5c\\00))',
    );
  });

  it.each([{}, { name: '  ' }, { name: '*', given: '**' }])('is refused without a criterion: %j', (query) => {
    expect(() => buildLdapFilter(query)).toThrow(expect.objectContaining({ code: 'DIRECTORY_CRITERIA' }));
  });

  it('asks for the very text that was given, whatever it is', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 }).filter((one) => one.trim() === one);
    fc.assert(
      fc.property(text, (name) => {
        fc.pre(!/^\**$/.test(name));
        const filter = FilterParser.parseString(buildLdapFilter({ name }));
        expect(textOf(filter)).toBe(name.replace(/\*+/g, '*'));
      }),
    );
  });
});

/** The text that the second part of a filter looks for, wildcards included. */
function textOf(filter: Filter): string {
  const [, part] = filter instanceof AndFilter || filter instanceof OrFilter ? filter.filters : [];
  if (part instanceof EqualityFilter) return String(part.value);
  if (part instanceof SubstringFilter) return [part.initial, ...part.any, part.final].join('*');
  throw new Error('Another filter than expected.');
}
