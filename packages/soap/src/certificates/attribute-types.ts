/**
 * Attribute types written by their keyword: those of RFC 2253, plus the three that name a person on a card.
 * `ST` not `S`, `GN` not `G` (dmp-transactions 3.5). Any other type is written in its OID form.
 */
export const KEYWORD_OF_TYPE: ReadonlyMap<string, string> = new Map([
  ['2.5.4.3', 'CN'],
  ['2.5.4.4', 'SN'],
  ['2.5.4.6', 'C'],
  ['2.5.4.7', 'L'],
  ['2.5.4.8', 'ST'],
  ['2.5.4.9', 'STREET'],
  ['2.5.4.10', 'O'],
  ['2.5.4.11', 'OU'],
  ['2.5.4.12', 'T'],
  ['2.5.4.42', 'GN'],
  ['0.9.2342.19200300.100.1.1', 'UID'],
  ['0.9.2342.19200300.100.1.25', 'DC'],
]);

/** Upper-case keywords that platforms print, read only. */
const OTHER_KEYWORDS: readonly (readonly [keyword: string, type: string])[] = [
  ['S', '2.5.4.8'],
  ['G', '2.5.4.42'],
  ['GIVENNAME', '2.5.4.42'],
  ['SURNAME', '2.5.4.4'],
  ['TITLE', '2.5.4.12'],
  ['SERIALNUMBER', '2.5.4.5'],
  ['ORGANIZATIONIDENTIFIER', '2.5.4.97'],
  ['E', '1.2.840.113549.1.9.1'],
  ['EMAILADDRESS', '1.2.840.113549.1.9.1'],
];

/** Type of each keyword, upper case. */
export const TYPE_OF_KEYWORD: ReadonlyMap<string, string> = new Map([
  ...[...KEYWORD_OF_TYPE].map(([type, keyword]) => [keyword, type] as const),
  ...OTHER_KEYWORDS,
]);
