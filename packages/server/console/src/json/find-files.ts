/** A content in base64 that an answer carries. */
export interface CarriedFile {
  /** `Documents[0].s_content` */
  readonly path: string;
  readonly base64: string;
}

const BASE64 = /^[A-Za-z0-9+/]{16,}={0,2}$/;

/** The contents in an answer: fields that say so in their names (`s_fileContentInBase64`, `s_dataIn64`). */
export function findFiles(message: unknown, parent = ''): readonly CarriedFile[] {
  if (typeof message !== 'object' || message === null) return [];
  return Object.entries(message).flatMap(([name, value]) => {
    const path = Array.isArray(message) ? `${parent}[${name}]` : parent === '' ? name : `${parent}.${name}`;
    if (typeof value !== 'string') return findFiles(value, path);
    return /64$/.test(name) && BASE64.test(value) ? [{ path, base64: value }] : [];
  });
}

const BEGINNINGS: readonly (readonly [string, string])[] = [
  ['JVBERi', 'pdf'],
  ['PD94bW', 'xml'],
  ['PCFkb2', 'html'],
  ['PCFET0', 'html'],
  ['/9j/', 'jpg'],
  ['iVBORw', 'png'],
  ['SUkq', 'tif'],
  ['e1xydGY', 'rtf'],
];

/** Extension of a file, from its first bytes; `bin` when they say nothing. */
export function extensionOf(base64: string): string {
  return BEGINNINGS.find(([beginning]) => base64.startsWith(beginning))?.[1] ?? 'bin';
}
