import type { ContentProblem } from './problem.js';

const MARKER = 0xff;
const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;

/** Markers without a length: TEM and the restarts. */
const isAlone = (code: number): boolean => code === 0x01 || (code >= 0xd0 && code <= 0xd7);

/** Start of frame: all of C0 to CF but the tables DHT, JPG and DAC. */
const isFrame = (code: number): boolean =>
  code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc;

/**
 * What keeps bytes from being a JPEG image (ITU-T T.81, annex B): from the first marker to the end of image, each
 * segment inside the file, a frame with a size and a scan. Pixels are not decoded; what phones write behind the end of
 * the image is allowed.
 */
export function jpegProblem(bytes: Uint8Array): ContentProblem {
  if (bytes[0] !== MARKER || bytes[1] !== START) return 'does not begin as a JPEG image does';
  let framed = false;
  let scanned = false;
  let at = 2;
  while (true) {
    const code = codeAt(bytes, at);
    if (code === undefined) return 'has something else where a JPEG marker is due';
    const { value, next } = code;
    at = next;
    if (value === END) break;
    if (isAlone(value)) continue;
    const length = readLength(bytes, at);
    if (length === undefined) return 'ends inside a segment of the JPEG image';
    if (isFrame(value)) {
      if (!hasSize(bytes, at, length)) return 'holds a JPEG frame without a size';
      framed = true;
    }
    at += length;
    if (value !== SCAN) continue;
    if (!framed) return 'holds a JPEG scan before its frame';
    scanned = true;
    at = skipScan(bytes, at);
    if (at === bytes.length) return 'ends before the end of the JPEG image';
  }
  return scanned ? undefined : 'holds no JPEG scan';
}

/** The marker at a place, which fill bytes may precede. */
function codeAt(bytes: Uint8Array, at: number): { value: number; next: number } | undefined {
  if (bytes[at] !== MARKER) return undefined;
  let next = at + 1;
  while (bytes[next] === MARKER) next += 1;
  const value = bytes[next];
  return value === undefined || value === 0 ? undefined : { value, next: next + 1 };
}

/** Length of a segment, itself included, when it lies inside the file. */
function readLength(bytes: Uint8Array, at: number): number | undefined {
  const [high, low] = [bytes[at], bytes[at + 1]];
  if (high === undefined || low === undefined) return undefined;
  const length = high * 256 + low;
  return length < 2 || at + length > bytes.length ? undefined : length;
}

/** Number of columns, and of components. The number of lines may come later (DNL). */
function hasSize(bytes: Uint8Array, at: number, length: number): boolean {
  const columns = (bytes[at + 5] ?? 0) * 256 + (bytes[at + 6] ?? 0);
  const components = bytes[at + 7] ?? 0;
  return columns > 0 && components > 0 && length === 8 + 3 * components;
}

/** The first marker after compressed data: a zero behind FF is data, and so are restarts. */
function skipScan(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(MARKER, from);
  while (at !== -1 && at + 1 < bytes.length) {
    const code = bytes[at + 1] ?? 0;
    if (code !== 0 && code !== MARKER && !isAlone(code)) return at;
    at = bytes.indexOf(MARKER, code === MARKER ? at + 1 : at + 2);
  }
  return bytes.length;
}
