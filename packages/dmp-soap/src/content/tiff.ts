import type { ContentProblem } from './problem.js';

/** Bytes of a value, by type (TIFF 6.0, section 2; 13 is the IFD of a later note). */
const TYPE_SIZES: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
};

const WIDTH = 256;
const LENGTH = 257;
const STRIP_OFFSETS = 273;
const STRIP_BYTE_COUNTS = 279;
const TILE_OFFSETS = 324;
const TILE_BYTE_COUNTS = 325;
const ENTRY_LENGTH = 12;
/** No scanner makes as many pages; a file that says so is made to be slow. */
const MAX_IMAGES = 10_000;

interface Entry {
  readonly type: number;
  readonly count: number;
  /** Where its values lie. */
  readonly at: number;
}

/** A reader of numbers in the byte order of the file. */
interface Numbers {
  readonly length: number;
  short(at: number): number;
  long(at: number): number;
}

/**
 * What keeps bytes from being a TIFF image (TIFF 6.0): the chain of its directories is followed to its end, and each
 * image has a size and its data inside the file. Pixels are not decoded.
 */
export function tiffProblem(bytes: Uint8Array): ContentProblem {
  const numbers = readOrder(bytes);
  if (numbers === undefined) return 'does not begin as a TIFF image does';
  const seen = new Set<number>();
  let at = numbers.long(4);
  if (at === 0) return 'holds no TIFF directory';
  while (at !== 0) {
    if (seen.has(at) || seen.size === MAX_IMAGES) return 'has a chain of TIFF directories without an end';
    seen.add(at);
    const entries = readDirectory(numbers, at);
    if (entries === undefined) return 'has a TIFF directory that lies outside of the file or is damaged';
    const problem = imageProblem(numbers, entries);
    if (problem !== undefined) return problem;
    at = numbers.long(at + 2 + entries.size * ENTRY_LENGTH);
  }
  return undefined;
}

function readOrder(bytes: Uint8Array): Numbers | undefined {
  if (bytes.length < 8) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const order = view.getUint16(0);
  const little = order === 0x4949;
  if ((!little && order !== 0x4d4d) || view.getUint16(2, little) !== 42) return undefined;
  return {
    length: bytes.length,
    short: (at) => view.getUint16(at, little),
    long: (at) => view.getUint32(at, little),
  };
}

/** The entries by tag; nothing when one lies outside, or a tag is there twice. */
function readDirectory(numbers: Numbers, at: number): ReadonlyMap<number, Entry> | undefined {
  if (at < 8 || at + 2 > numbers.length) return undefined;
  const count = numbers.short(at);
  const end = at + 2 + count * ENTRY_LENGTH;
  if (count === 0 || end + 4 > numbers.length) return undefined;
  const entries = new Map<number, Entry>();
  for (let entry = at + 2; entry < end; entry += ENTRY_LENGTH) {
    const type = numbers.short(entry + 2);
    const values = numbers.long(entry + 4);
    // Readers skip types they do not know: a writer may use newer ones.
    const size = values * (TYPE_SIZES[type] ?? 0);
    const place = size <= 4 ? entry + 8 : numbers.long(entry + 8);
    if (place + size > numbers.length) return undefined;
    entries.set(numbers.short(entry), { type, count: values, at: place });
  }
  return entries.size === count ? entries : undefined;
}

function imageProblem(numbers: Numbers, entries: ReadonlyMap<number, Entry>): ContentProblem {
  for (const tag of [WIDTH, LENGTH]) {
    const [value] = valuesOf(numbers, entries.get(tag));
    if (value === undefined || value === 0) return 'holds a TIFF image without a size';
  }
  const tiled = entries.has(TILE_OFFSETS);
  const offsets = valuesOf(numbers, entries.get(tiled ? TILE_OFFSETS : STRIP_OFFSETS));
  const counts = valuesOf(numbers, entries.get(tiled ? TILE_BYTE_COUNTS : STRIP_BYTE_COUNTS));
  const complete =
    offsets.length > 0 &&
    offsets.length === counts.length &&
    offsets.every((offset, index) => offset + (counts[index] ?? 0) <= numbers.length) &&
    counts.some((count) => count > 0);
  return complete ? undefined : 'holds a TIFF image whose data are not all in the file';
}

/** Whole numbers of an entry; none for other types. */
function valuesOf(numbers: Numbers, entry: Entry | undefined): readonly number[] {
  if (entry === undefined || (entry.type !== 3 && entry.type !== 4)) return [];
  const { type, count, at } = entry;
  return Array.from({ length: count }, (_, index) =>
    type === 3 ? numbers.short(at + 2 * index) : numbers.long(at + 4 * index),
  );
}
