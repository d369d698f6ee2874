import {
  DmpError,
  type DocumentToSubmit,
  declaresPdfA1,
  type StructuredDocument,
  type SubmissionRequest,
} from '@dmpconnect/dmp-soap';
import { ServerError } from '../../errors.js';
import type { HandlerContext } from '../context.js';

/**
 * A submission with its PDFs in the only form that the DMP takes, PDF/A-1 (dmp-transactions 5.5). Those that say they
 * are of it are left as they are.
 *
 * @throws {DmpError} `CONTENT_PDF_A`
 */
export async function convertPdfs(
  submission: SubmissionRequest,
  context: Pick<HandlerContext, 'session' | 'services' | 'signal'>,
): Promise<SubmissionRequest> {
  const documents: (DocumentToSubmit | StructuredDocument)[] = [];
  for (const [index, document] of submission.documents.entries()) {
    documents.push(
      'content' in document && needsConversion(document)
        ? await convert(document, `documents[${index}].content`, context)
        : document,
    );
  }
  return { ...submission, documents };
}

/** What only has the name of a PDF is not for Ghostscript, which reads programs: the library refuses it. */
function needsConversion({ format, content }: DocumentToSubmit): boolean {
  return format === 'pdf' && Buffer.from(content.subarray(0, 5)).equals(PDF) && !declaresPdfA1(content);
}

const PDF = Buffer.from('%PDF-');

async function convert(
  document: DocumentToSubmit,
  field: string,
  { session, services, signal }: Pick<HandlerContext, 'session' | 'services' | 'signal'>,
): Promise<DocumentToSubmit> {
  const parent = await services.filesOf(session).folder();
  try {
    return { ...document, content: await services.convertToPdfA(document.content, { parent, signal }) };
  } catch (cause) {
    if (!(cause instanceof ServerError) || !cause.code.startsWith('PDF_')) throw cause;
    throw new DmpError('CONTENT_PDF_A', `${field}: ${cause.message}.`, { field, cause });
  }
}
