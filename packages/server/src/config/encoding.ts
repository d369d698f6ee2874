import { ServerError } from '../errors.js';

/** Marks that name an encoding by themselves. */
const BYTE_ORDER_MARKS: readonly { readonly bytes: readonly number[]; readonly encoding: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];

/** Encodings a declaration may name, all that French editors of the last twenty years write. */
const DECLARED_ENCODING =
  /^<\?xml[^>]*?\sencoding\s*=\s*["'](utf-?8|us-ascii|iso-8859-1|iso-8859-15|windows-1252)["']/i;

/**
 * Decodes the bytes of a settings file: UTF-8, what its byte order mark says, or what its declaration says.
 *
 * @throws {ServerError} `SETTINGS_MALFORMED` when the bytes are not in that encoding.
 */
export function decodeSettings(bytes: Uint8Array): string {
  const marked = BYTE_ORDER_MARKS.find(({ bytes: mark }) =>
    mark.every((byte, index) => bytes[index] === byte),
  );
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const encoding =
    marked?.encoding ?? DECLARED_ENCODING.exec(head)?.[1]?.replace(/^utf8$/i, 'utf-8') ?? 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ServerError(
      'SETTINGS_MALFORMED',
      `The settings file is not valid ${encoding.toUpperCase()} text: save it again as UTF-8.`,
      { cause },
    );
  }
}

/** What is written is UTF-8, whatever was read: the declaration follows. */
export function declareUtf8(text: string): string {
  return text.replace(/^(<\?xml[^>]*?\sencoding\s*=\s*)["'][^"']*["']/, '$1"UTF-8"');
}
