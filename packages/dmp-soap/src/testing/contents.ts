import type { DocumentFormat } from '../documents/document-format.js';

/** XMP metadata of a PDF, in the packet they are written in. */
export function xmpPacket(properties: string): string {
  return `<?xpacket begin='\u00ef\u00bb\u00bf' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about='' xmlns:pdfaid='http://www.aiim.org/pdfa/ns/id/' ${properties}</rdf:RDF></x:xmpmeta><?xpacket end='w'?>`;
}

/** Properties that say PDF/A-1b, as attributes. */
export const PDF_A_1B = "pdfaid:part='1' pdfaid:conformance='B'/>";

/** What may differ from a sound PDF/A-1b of one empty page. */
export interface PdfShape {
  /** XMP properties, up to the end of their element. */
  readonly properties?: string;
  /** Further entries of the trailer. */
  readonly trailer?: string;
  /** Length of a stream nobody uses. */
  readonly fillerBytes?: number;
}

/** A PDF of one empty page. */
export function makePdf({ properties = PDF_A_1B, trailer = '', fillerBytes = 0 }: PdfShape = {}): Buffer {
  const packet = xmpPacket(properties);
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R /Metadata 3 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [4 0 R] /Count 1 >>'),
    stream('/Type /Metadata /Subtype /XML', Buffer.from(packet, 'latin1')),
    Buffer.from('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>'),
    ...(fillerBytes === 0 ? [] : [stream('', Buffer.alloc(fillerBytes, 'filler '))]),
  ];
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  for (const [index, object] of objects.entries()) {
    offsets.push(length);
    const part = [Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')];
    parts.push(...part);
    length += part.reduce((sum, piece) => sum + piece.length, 0);
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  const size = objects.length + 1;
  const id = '<00112233445566778899aabbccddeeff>';
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size ${size} /Root 1 0 R /ID [${id}${id}] ${trailer} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

function stream(entries: string, content: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`<< ${entries} /Length ${content.length} >>\nstream\n`),
    content,
    Buffer.from('\nendstream'),
  ]);
}

/** A grey JPEG of 8 by 8, whose tables are not there: its structure is that of an image. */
export const JPEG = Buffer.from(
  [
    'ffd8', // start of image
    'ffe000104a46494600010100000100010000', // APP0, JFIF
    'ffc0000b080008000801011100', // baseline frame: 8 bits, 8 lines, 8 columns, 1 component
    'ffda0008010100003f00', // scan
    '12ff0034ffd056', // data, with a stuffed byte and a restart
    'ffd9', // end of image
  ].join(''),
  'hex',
);

/** A bilevel TIFF of 8 by 1, in the byte order asked for. */
export function makeTiff(littleEndian = true): Buffer {
  const rows: readonly (readonly [tag: number, type: number, value: number])[] = [
    [256, 3, 8],
    [257, 3, 1],
    [258, 3, 1],
    [259, 3, 1],
    [262, 3, 0],
    [273, 4, 8],
    [278, 3, 1],
    [279, 4, 1],
  ];
  const directory = 10;
  const bytes = Buffer.alloc(directory + 2 + 12 * rows.length + 4);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  view.setUint16(0, littleEndian ? 0x4949 : 0x4d4d);
  view.setUint16(2, 42, littleEndian);
  view.setUint32(4, directory, littleEndian);
  view.setUint8(8, 0xa5);
  view.setUint16(directory, rows.length, littleEndian);
  for (const [index, [tag, type, value]] of rows.entries()) {
    const at = directory + 2 + 12 * index;
    view.setUint16(at, tag, littleEndian);
    view.setUint16(at + 2, type, littleEndian);
    view.setUint32(at + 4, 1, littleEndian);
    if (type === 3) view.setUint16(at + 8, value, littleEndian);
    else view.setUint32(at + 8, value, littleEndian);
  }
  return bytes;
}

/** Smallest things that are what their format says. */
export const CONTENTS: Readonly<Record<DocumentFormat, Uint8Array>> = {
  text: Buffer.from('Compte rendu de consultation. Rien à signaler.\r\nFin.\n'),
  rtf: Buffer.from('{\\rtf1\\ansi Compte rendu}'),
  jpeg: JPEG,
  tiff: makeTiff(),
  pdf: makePdf(),
};
