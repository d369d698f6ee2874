import { first, textAt, valueAt } from '../../cda/navigate.js';
import { type CdaDocument, readCda } from '../../cda/read.js';
import { rulesOf } from '../../cda/rules/table.js';
import type { Verdict } from '../../pipeline/recorder.js';
import type { LotDocument } from './lot.js';
import type { LotContext, Problem } from './rules.js';

/** A document of the lot with its CDA read. */
export interface CdaOfLot extends LotDocument {
  readonly cda: CdaDocument;
}

/** dmp-transactions 5.1: UTF-8, the XML declaration first, then a ClinicalDocument; size limit of 3.2. */
export function readDocument(document: LotDocument, { world }: LotContext): CdaOfLot {
  return { ...document, cda: readCda(document.bytes, world.settings.maxDocumentBytes) };
}

/** The rules of the header (dmp-transactions 5.2, 5.3) and of the body (5.5) that a document breaks first. */
export function brokenRule({ cda, bytes, entry }: CdaOfLot, { world }: LotContext): Problem | undefined {
  const { id } = entry.object;
  if (world.mode === 'strict' && Buffer.from(bytes.subarray(0, 5)).toString('latin1') !== '<?xml') {
    return {
      code: 'InvalidDocumentContent',
      text: `Document ${id} does not start with its XML declaration.`,
    };
  }
  const broken = rulesOf(cda.clinical).find((rule) => !rule.holds(cda.clinical));
  return broken && { code: 'InvalidDocumentContent', text: `CDA of ${id}: ${broken.path} ${broken.wants}.` };
}

/** PDF/A-1 says so in its XMP metadata, as an attribute or as an element (dmp-transactions 5.5). */
const PDF_A_1 = /pdfaid:part\s*(?:=\s*["']1["']|>\s*1\s*<)/;

/** dmp-transactions 5.5: a PDF carries the PDF/A-1 marker. */
export function checkPdf(
  { cda, entry }: CdaOfLot,
  { world }: LotContext,
  verdict: Verdict,
): Problem | undefined {
  if (valueAt(cda.clinical, TEXT, 'mediaType') !== 'application/pdf') {
    verdict.skip('not a PDF');
    return undefined;
  }
  const bytes = Buffer.from(textAt(cda.clinical, TEXT), 'base64');
  const text = bytes.toString('latin1');
  if (!text.startsWith('%PDF-')) {
    return { code: 'InvalidDocumentContent', text: `Content of ${entry.object.id} is not a PDF.` };
  }
  if (PDF_A_1.test(text)) return undefined;
  if (world.mode === 'strict' && world.settings.requirePdfA) {
    return {
      code: 'InvalidDocumentContent',
      text: `Content of ${entry.object.id} is a PDF but not PDF/A-1.`,
    };
  }
  verdict.warn('not PDF/A-1');
  return undefined;
}

const TEXT = 'component/nonXMLBody/text';

/** The series of versions a document belongs to: setId and versionNumber (dmp-transactions 5.6). */
export function seriesOf({ clinical }: CdaDocument): { readonly setId: string; readonly version: number } {
  const extension = valueAt(clinical, 'setId', 'extension');
  const root = valueAt(clinical, 'setId', 'root');
  return {
    setId: extension === '' ? root : `${root}^${extension}`,
    version: Number(valueAt(clinical, 'versionNumber', 'value')),
  };
}

/** uniqueId of the document a CDA says it replaces. */
export function replacedBy({ clinical }: CdaDocument): string | undefined {
  const related = first(clinical, 'relatedDocument');
  if (related === undefined || related.getAttribute('typeCode') !== 'RPLC') return undefined;
  return valueAt(related, 'parentDocument/id', 'root');
}
