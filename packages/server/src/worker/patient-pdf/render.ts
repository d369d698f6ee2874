import { createRequire } from 'node:module';

/** A line of the table of a page: what it is, and its value. */
export type PdfRow = readonly [label: string, value: string];

/** A page for a patient. */
export interface PdfPage {
  readonly title: string;
  readonly rows: readonly PdfRow[];
  readonly paragraphs: readonly string[];
}

/** Fonts that hold every letter of European names; embedded, so that the page looks the same everywhere. */
const FONTS = {
  regular: 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  bold: 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
} as const;

/** Points: 2 cm. */
export const MARGIN = 57;
/** Points: the labels, a third of the page. */
const LABEL_WIDTH = 170;
const ROW_GAP = 8;

/** Files of the fonts. */
export function fontFiles(): Readonly<Record<keyof typeof FONTS, string>> {
  const { resolve } = createRequire(import.meta.url);
  return { regular: resolve(FONTS.regular), bold: resolve(FONTS.bold) };
}

/** Makes an A4 PDF of a page. The library is loaded at the first one: most workers never make any. */
export async function renderPdf({ title, rows, paragraphs }: PdfPage): Promise<Uint8Array> {
  const { default: PdfDocument } = await import('pdfkit');
  const fonts = fontFiles();
  const pdf = new PdfDocument({
    size: 'A4',
    margin: MARGIN,
    lang: 'fr-FR',
    displayTitle: true,
    font: fonts.regular,
    info: { Title: title, Creator: 'DmpConnect-JS2' },
  });
  const bytes = collectPdf(pdf);
  pdf.registerFont('regular', fonts.regular);
  pdf.registerFont('bold', fonts.bold);
  const width = pdf.page.width - 2 * MARGIN;

  pdf.font('bold').fontSize(16).text(title, MARGIN, MARGIN, { width });
  pdf.moveDown(1.5).fontSize(10);
  for (const [label, value] of rows) {
    const { y } = pdf;
    pdf.font('bold').text(label, MARGIN, y, { width: LABEL_WIDTH });
    const labelEnd = pdf.y;
    pdf
      .font('regular')
      .text(value, MARGIN + LABEL_WIDTH + ROW_GAP, y, { width: width - LABEL_WIDTH - ROW_GAP });
    pdf.y = Math.max(labelEnd, pdf.y) + ROW_GAP;
  }
  pdf.font('regular');
  for (const paragraph of paragraphs) pdf.moveDown().text(paragraph, MARGIN, pdf.y, { width });
  pdf.end();
  return bytes;
}

/** The bytes of a PDF that is being written. */
export async function collectPdf(chunks: AsyncIterable<unknown>): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for await (const chunk of chunks) if (Buffer.isBuffer(chunk)) parts.push(chunk);
  return Buffer.concat(parts);
}
