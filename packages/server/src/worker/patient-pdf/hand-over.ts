import { ApiFailure } from '../../contract/errors.js';
import type { HandlerContext } from '../context.js';

/** Where an application wants a PDF beside the answer (js-api 8.4). */
export interface PdfOptions {
  readonly i_returnAsFile: boolean;
  readonly i_openPdfAfterCreation?: boolean;
}

/** A PDF that was made. */
export interface MadePdf {
  /** Name of its file, without extension. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Makes sure that a PDF can be opened, before anything is changed for which it is the only proof.
 *
 * @throws {ApiFailure} 1/1014
 */
export function requireViewer(options: PdfOptions, { services }: Pick<HandlerContext, 'services'>): void {
  const { obstacle } = services.viewer;
  if (!options.i_openPdfAfterCreation || obstacle === undefined) return;
  throw new ApiFailure('not-supported', {
    extended: `i_openPdfAfterCreation: the PDF cannot be opened, because ${obstacle}`,
  });
}

/** The fields of the answer that hand a PDF over; the file is the session's, and goes with it. */
export async function handOverPdf(
  { name, bytes }: MadePdf,
  options: PdfOptions,
  { services, session, log }: HandlerContext,
) {
  const content = { s_pdfFileContentInBase64: Buffer.from(bytes).toString('base64') };
  const opens = options.i_openPdfAfterCreation ?? false;
  if (!options.i_returnAsFile && !opens) return content;
  const { path, url } = await services.filesOf(session).write({ name, extension: 'pdf', bytes });
  if (opens) {
    // What the PDF tells was done: that it cannot be shown must not take it from the patient.
    await services.viewer
      .open(path)
      .catch((error: unknown) => log.warn({ err: error }, 'a PDF could not be opened'));
  }
  return { ...content, s_pdfFileUrl: url };
}
