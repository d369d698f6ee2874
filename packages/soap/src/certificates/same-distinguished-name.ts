import { AsnConvert } from '@peculiar/asn1-schema';
import { AttributeValue } from '@peculiar/asn1-x509';
import { SoapError } from '../errors.js';
import { TYPE_OF_KEYWORD } from './attribute-types.js';

/**
 * Whether two distinguished names are the same set of RDNs. Order, spaces, case and writing (`S` or `ST`,
 * `G` or `GN`, `2.5.4.42=#…`) are indifferent, because each platform prints them its own way
 * (dmp-transactions 3.5, point 1; teleservices 5.1).
 *
 * @throws {SoapError} `CERTIFICATE` when one of them is no distinguished name.
 */
export function sameDistinguishedName(a: string, b: string): boolean {
  return comparableName(a) === comparableName(b);
}

function comparableName(name: string): string {
  const rdns = splitAt(name, /[,;]/).map((rdn) =>
    splitAt(rdn, /\+/).map(comparableAttribute).sort().join('+'),
  );
  return rdns.sort().join(',');
}

const ATTRIBUTE = /^\s*(?:OID\.)?(?<type>[A-Za-z][A-Za-z0-9-]*|\d+(?:\.\d+)+)\s*=\s*(?<value>[\s\S]*)$/i;

function comparableAttribute(attribute: string): string {
  const { type = '', value = '' } = ATTRIBUTE.exec(attribute)?.groups ?? {};
  const oid = /^\d/.test(type) ? type : TYPE_OF_KEYWORD.get(type.toUpperCase());
  if (oid === undefined) throw new SoapError('CERTIFICATE', 'A distinguished name cannot be read.');
  const text = decodeValue(value).normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
  return `${oid}=${JSON.stringify(text)}`;
}

/** Cuts at separators that are neither escaped nor inside quotes. */
function splitAt(text: string, separator: RegExp): string[] {
  const pieces = [''];
  for (const [token] of text.matchAll(/\\[\s\S]|"(?:[^"\\]|\\[\s\S])*"|[\s\S]/g)) {
    if (token.length === 1 && separator.test(token)) pieces.push('');
    else pieces.push(`${pieces.pop() ?? ''}${token}`);
  }
  return pieces;
}

function decodeValue(value: string): string {
  const trimmed = value.trim();
  const hex = /^#((?:[0-9a-f]{2})+)$/i.exec(trimmed)?.[1];
  if (hex !== undefined) return decodeDer(Buffer.from(hex, 'hex'));
  const quoted = /^"([\s\S]*)"$/.exec(trimmed)?.[1];
  return unescapeValue(quoted ?? trimmed);
}

function decodeDer(der: Uint8Array): string {
  try {
    return AsnConvert.parse(der, AttributeValue).toString();
  } catch (cause) {
    throw new SoapError('CERTIFICATE', 'A value of a distinguished name is no DER string.', { cause });
  }
}

/** Escapes are a backslash before a character, or before the two hexadecimal digits of a UTF-8 byte. */
function unescapeValue(text: string): string {
  const bytes = text.replace(/(?:\\[0-9a-f]{2})+/gi, (run) =>
    Buffer.from(run.replaceAll('\\', ''), 'hex').toString('utf8'),
  );
  return bytes.replace(/\\([\s\S])/g, '$1');
}
