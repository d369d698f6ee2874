/**
 * XML that a service would take for the professional's own authentication. A signature covers canonical XML, so that
 * names and namespaces are written out: searching for them is enough, whatever the prefixes.
 */

const ROOT_NAME = /^<(?:[^\s<>/:]+:)?([^\s<>/:]+)/;

/** What may stand before the root, and how each of them ends. */
const BEFORE_ROOT = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<!', '>'],
] as const;

/** The text of the data from its root element on, when it is XML, in UTF-8 or UTF-16; nothing otherwise. */
function readXml(data: Buffer): string | undefined {
  let text = decode(data)
    .replace(/^\uFEFF/, '')
    .trimStart();
  for (;;) {
    const found = BEFORE_ROOT.find(([opening]) => text.startsWith(opening));
    if (found === undefined) return text.startsWith('<') ? text : undefined;
    const [opening, closing] = found;
    const end = text.indexOf(closing, opening.length);
    if (end < 0) return undefined;
    text = text.slice(end + closing.length).trimStart();
  }
}

function decode(data: Buffer): string {
  const [first, second] = data;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0))
    return data.toString('utf16le');
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) {
    return Buffer.from(data.subarray(0, data.length - (data.length % 2)))
      .swap16()
      .toString('utf16le');
  }
  return data.toString('utf8');
}

/** `ds:SignedInfo`: its digests hide what is really signed, an assertion for instance. */
export function isSignedInfo(data: Buffer): boolean {
  const root = readXml(data);
  return root !== undefined && ROOT_NAME.exec(root)?.[1] === 'SignedInfo';
}

/** Any SAML version: the namespaces of all of them begin so. */
export function isSamlMessage(data: Buffer): boolean {
  return readXml(data)?.includes('urn:oasis:names:tc:SAML:') ?? false;
}

/** WS-Security 1.0 and 1.1, and its drafts. */
const WS_SECURITY = [
  'oasis-200401-wss-wssecurity',
  'oasis-wss-wssecurity',
  'schemas.xmlsoap.org/ws/2002/',
  'schemas.xmlsoap.org/ws/2003/06/secext',
];

/** A message, or a part of one, with a security header. */
export function isSoapSecurity(data: Buffer): boolean {
  const xml = readXml(data);
  return xml !== undefined && WS_SECURITY.some((mark) => xml.includes(mark));
}
