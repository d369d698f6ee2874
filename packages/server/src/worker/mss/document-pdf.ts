import type { DocumentFormat, Ins, PartialPatientIdentity } from '@dmpconnect/dmp-soap';
import { collectPdf, fontFiles, MARGIN } from '../patient-pdf/render.js';

/** A document as people see it. */
export interface DocumentToPrint {
  readonly title: string;
  readonly ins: Ins;
  readonly patient: PartialPatientIdentity;
  readonly format: DocumentFormat;
  readonly content: Uint8Array;
}

/**
 * A text or a picture as PDF/A-1, which goes beside the archive of a mail for people without special software
 * (ECO.2.1.1, ECO.2.1.5): what the clinical document says of it, then its content.
 *
 * @returns Nothing for a content that is not drawn here: RTF, TIFF, a picture made for printing presses.
 */
export async function printDocument(document: DocumentToPrint): Promise<Uint8Array | undefined> {
  if (document.format !== 'text' && document.format !== 'jpeg') return undefined;
  // Loaded on demand: most workers never make any.
  const { default: PdfDocument } = await import('pdfkit');
  const fonts = fontFiles();
  const pdf = new PdfDocument({
    size: 'A4',
    margin: MARGIN,
    pdfVersion: '1.4',
    subset: 'PDF/A-1b',
    lang: 'fr-FR',
    displayTitle: true,
    font: fonts.regular,
    info: { Title: document.title, Creator: 'DmpConnect-JS2' },
  });
  const bytes = collectPdf(pdf);
  pdf.registerFont('regular', fonts.regular);
  pdf.registerFont('bold', fonts.bold);
  pdf.font('bold').fontSize(14).text(document.title);
  pdf.font('regular').fontSize(9).text(describePatient(document)).moveDown().fontSize(10);
  const drawn = draw(pdf, document);
  pdf.end();
  const made = await bytes;
  return drawn ? made : undefined;
}

function draw(pdf: PDFKit.PDFDocument, { format, content }: DocumentToPrint): boolean {
  if (format === 'text') {
    pdf.text(printable(Buffer.from(content).toString('utf8')));
    return true;
  }
  // PDF/A-1 knows its colours by one profile, sRGB (ISO 19005-1, 6.2.3).
  if (![1, 3].includes(componentsOf(content))) return false;
  const { width, height } = pdf.page;
  pdf.image(Buffer.from(content), { fit: [width - 2 * MARGIN, height - MARGIN - pdf.y] });
  return true;
}

/** How many colours a JPEG is made of, of its frame header (ITU-T T.81, B.2.2); 0 when there is none. */
function componentsOf(jpeg: Uint8Array): number {
  const bytes = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  for (let at = 2; at + 9 < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes.readUInt16BE(at);
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return bytes.readUInt8(at + 9);
  }
  return 0;
}

function describePatient({ patient, ins }: DocumentToPrint): string {
  const { birthName = '', usedName = '', birthGiven = '', birthDate = '' } = patient;
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const used = usedName === '' || usedName === birthName ? '' : ` (${usedName})`;
  return `Patient : ${birthName}${used} ${birthGiven}, ${day}/${month}/${year}, INS ${ins.value}`;
}

/** Line ends of every system, tabs as spaces, no other control character: the fonts have no drawing for them. */
function printable(text: string): string {
  return text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?|\f/g, '\n')
    .replaceAll('\t', '    ')
    .replace(/[^\n\P{Cc}]/gu, '');
}
