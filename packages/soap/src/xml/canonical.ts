import { SoapError } from '../errors.js';

/** Order of names in canonical XML: by Unicode code point, which UTF-8 bytes keep and UTF-16 units do not. */
export function compareCodePoints(a: string, b: string): number {
  if (a === b) return 0;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

const TEXT_ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#xD;',
};
const ATTRIBUTE_ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

/** Text as canonical XML writes it. @throws {SoapError} `XML_INVALID_CHARACTER` */
export function escapeText(text: string): string {
  return refuseIllegal(text).replace(/[&<>\r]/g, (character) => TEXT_ESCAPES[character] ?? character);
}

/** Attribute value as canonical XML writes it, without the quotes. @throws {SoapError} `XML_INVALID_CHARACTER` */
export function escapeAttribute(value: string): string {
  return refuseIllegal(value).replace(
    /[&<"\t\n\r]/g,
    (character) => ATTRIBUTE_ESCAPES[character] ?? character,
  );
}

// XML 1.0, production 2 (Char): control characters, unpaired surrogates and the two non-characters cannot be carried.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

function refuseIllegal(text: string): string {
  const found = ILLEGAL.exec(text);
  if (found === null) return text;
  const code = found[0].codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  throw new SoapError(
    'XML_INVALID_CHARACTER',
    `Character U+${code} at position ${found.index} cannot be written in XML.`,
  );
}
