import { z } from 'zod';

/** What a command answers that makes a PDF for the patient (js-api 8.4). */
export const pdfAnswer = {
  s_pdfFileContentInBase64: z
    .string()
    .describe('The PDF, base64. It may hold a password: hand it over, keep it nowhere.'),
  s_pdfFileUrl: z
    .string()
    .optional()
    .describe('`file:///` address of the same PDF, until the session ends, with `i_returnAsFile`.'),
};
