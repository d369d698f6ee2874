import { malformed } from './problems.js';

/** Marks that name an encoding by themselves. */
const BYTE_ORDER_MARKS = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

/** Encodings a declaration may name, all that French editors of the last twenty years write. */
const DECLARED_ENCODING =
  /^<\?xml[^>]*?\sencoding\s*=\s*["'](utf-?8|us-ascii|iso-8859-1|iso-8859-15|windows-1252)["']/i;

/** How the bytes of a settings file say its text. */
export interface SettingsEncoding {
  /** Name for `TextDecoder`, in lower case. */
  readonly name: string;
  readonly mark: boolean;
}

/** What a new file is written in. */
export const UTF_8: SettingsEncoding = { name: 'utf-8', mark: false };

/** The text of a settings file, and how it was written. */
export interface DecodedSettings {
  readonly text: string;
  readonly encoding: SettingsEncoding;
}

/**
 * Decodes the bytes of a settings file: UTF-8, what its byte order mark says, or what its declaration says.
 *
 * @throws {SettingsError} `SETTINGS_MALFORMED` when the bytes are not in that encoding.
 */
export function decodeSettings(bytes: Uint8Array): DecodedSettings {
  const marked = BYTE_ORDER_MARKS.find(({ bytes: mark }) =>
    mark.every((byte, index) => bytes[index] === byte),
  );
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = DECLARED_ENCODING.exec(head)?.[1]
    ?.toLowerCase()
    .replace(/^utf8$/, 'utf-8');
  const name = marked?.encoding ?? declared ?? 'utf-8';
  try {
    const text = WESTERN.has(name)
      ? decodeWestern(bytes)
      : new TextDecoder(name, { fatal: true }).decode(bytes);
    return { text, encoding: { name, mark: marked !== undefined } };
  } catch (cause) {
    const shown = name.toUpperCase();
    throw malformed(
      {
        fr: `le fichier de réglages n’est pas un texte ${shown} valide : enregistrez-le à nouveau en UTF-8`,
        en: `the settings file is not valid ${shown} text: save it again as UTF-8`,
      },
      0,
      cause,
    );
  }
}

/**
 * Encodes the text of a settings file as it was read: what was not touched keeps its bytes. A character that the
 * encoding has no byte for is written as a reference.
 */
export function encodeSettings(text: string, { name, mark }: SettingsEncoding): Uint8Array {
  if (name === 'utf-8') return Buffer.from((mark ? '\uFEFF' : '') + text, 'utf8');
  if (name.startsWith('utf-16')) {
    const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
    return name === 'utf-16be' ? bytes.swap16() : bytes;
  }
  const codes = singleByteCodes(name);
  return Buffer.concat(
    [...text].map((character) => {
      const code = codes.get(character);
      return code === undefined
        ? Buffer.from(`&#${character.codePointAt(0) ?? 0};`, 'latin1')
        : Buffer.of(code);
    }),
  );
}

/** Names that all mean Windows-1252 to whoever writes them (WHATWG Encoding, 4.2). */
const WESTERN: ReadonlySet<string> = new Set(['windows-1252', 'iso-8859-1', 'us-ascii']);

/** Bytes 0x80 to 0x9F of Windows-1252; several versions of Node read them as control characters. */
const HIGH =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

function decodeWestern(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (character) => HIGH[character.charCodeAt(0) - 0x80] ?? character);
}

/** Character → byte, from the decoder itself: both directions agree. */
function singleByteCodes(name: string): ReadonlyMap<string, number> {
  const decoder = new TextDecoder(name);
  const decode = (byte: Uint8Array) => (WESTERN.has(name) ? decodeWestern(byte) : decoder.decode(byte));
  return new Map(Array.from({ length: 256 }, (_, code) => [decode(Buffer.of(code)), code]));
}
