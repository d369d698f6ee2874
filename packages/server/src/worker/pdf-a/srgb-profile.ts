/** Points of the tone curve: enough for 16 bits to follow the formula of sRGB. */
const CURVE_POINTS = 1024;
const HEADER_LENGTH = 128;

/** Colours of the primaries of sRGB, adapted to the white D50 that profiles are connected at (IEC 61966-2-1). */
const PRIMARIES = {
  rXYZ: [0.4360747, 0.2225045, 0.0139322],
  gXYZ: [0.3850649, 0.7168786, 0.0971045],
  bXYZ: [0.1430804, 0.0606169, 0.7141733],
} as const;
const WHITE = [0.9642, 1, 0.8249] as const;

/**
 * An ICC profile of sRGB, version 2: the colours a PDF/A says it was made for. It is written here rather than looked
 * for among the files of Ghostscript, whose place and presence change with the system.
 */
export function srgbProfile(): Uint8Array {
  const curve = toneCurve();
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', description('sRGB IEC61966-2.1')],
    ['cprt', typed('text', Buffer.from('Public domain\0', 'latin1'))],
    ['wtpt', colour(WHITE)],
    ...Object.entries(PRIMARIES).map(([name, xyz]) => [name, colour(xyz)] as const),
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const table = Buffer.alloc(4 + 12 * tags.length);
  table.writeUInt32BE(tags.length);
  const placed = new Map<Buffer, number>();
  let length = HEADER_LENGTH + table.length;
  for (const [index, [signature, data]] of tags.entries()) {
    const at = placed.get(data) ?? length;
    if (!placed.has(data)) {
      placed.set(data, at);
      length += data.length;
    }
    table.write(signature, 4 + 12 * index, 'latin1');
    table.writeUInt32BE(at, 8 + 12 * index);
    table.writeUInt32BE(data.length, 12 + 12 * index);
  }
  return Buffer.concat([header(length), table, ...placed.keys()]);
}

function header(length: number): Buffer {
  const bytes = Buffer.alloc(HEADER_LENGTH);
  bytes.writeUInt32BE(length, 0);
  bytes.writeUInt32BE(0x02100000, 8); // version 2.1
  bytes.write('mntrRGB XYZ ', 12, 'latin1'); // of a display; RGB, connected by XYZ
  // A date is due: that of the edition of the specification this follows.
  for (const [index, part] of [2001, 4, 1, 0, 0, 0].entries()) bytes.writeUInt16BE(part, 24 + 2 * index);
  bytes.write('acsp', 36, 'latin1');
  fixed(WHITE).copy(bytes, 68);
  return bytes;
}

/** Numbers with 16 bits after the point. */
function fixed(numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * numbers.length);
  for (const [index, value] of numbers.entries()) bytes.writeInt32BE(Math.round(value * 65_536), 4 * index);
  return bytes;
}

function colour(xyz: readonly number[]): Buffer {
  return typed('XYZ ', fixed(xyz));
}

/** The text in ASCII, then the empty forms in Unicode and in the script of the Macintosh. */
function description(text: string): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(text.length + 1);
  return typed('desc', Buffer.concat([count, Buffer.from(`${text}\0`, 'latin1'), Buffer.alloc(8 + 3 + 67)]));
}

/** Light by code value, as sRGB defines it. */
function toneCurve(): Buffer {
  const bytes = Buffer.alloc(4 + 2 * CURVE_POINTS);
  bytes.writeUInt32BE(CURVE_POINTS);
  for (let index = 0; index < CURVE_POINTS; index += 1) {
    const value = index / (CURVE_POINTS - 1);
    const light = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    bytes.writeUInt16BE(Math.round(light * 65_535), 4 + 2 * index);
  }
  return typed('curv', bytes);
}

/** A value behind the name of its type, on a multiple of four bytes. */
function typed(type: string, content: Buffer): Buffer {
  const padding = Buffer.alloc((4 - (content.length % 4)) % 4);
  return Buffer.concat([Buffer.from(`${type}\0\0\0\0`, 'latin1'), content, padding]);
}
