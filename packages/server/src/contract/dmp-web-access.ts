import { z } from 'zod';
import { defineCommand } from './define.js';
import { namedCivilStatus } from './dmp-record-structures.js';
import { patientFields } from './dmp-structures.js';
import { OTP_CHANNELS } from './enumerations.js';
import { flag, oneOf, requiredStructure, text } from './fields.js';
import { pdfAnswer } from './pdf-answer.js';
import { listValues } from './values.js';

/** Commands on the web access of a patient, and the PDFs for him (js-api 8.4). */

/** Where a PDF goes beside the answer. */
const pdfOptions = {
  i_returnAsFile: flag().describe('1: the PDF is a file too.'),
  i_openPdfAfterCreation: flag().describe('1: the file is opened with the program of the user’s computer.'),
};

/** js-api 8.4, TD1.5. */
export const hl_getOtpChannelValue = defineCommand({
  name: 'hl_getOtpChannelValue',
  group: 'dmp-record',
  summary: 'Phone or mail to which the one-time passwords of a patient are sent.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 20,
  needs: ['dmp-connector'],
  input: z.object({
    ...patientFields,
    i_otpChannelType: oneOf(Object.values(OTP_CHANNELS), `Channel: ${listValues(OTP_CHANNELS)}.`),
  }),
  output: z.object({ s_otpChannelValue: z.string().describe('The phone number or the mail.') }),
});

/** js-api 8.4, TD1.5a, b, d. */
export const hl_getPatientWebAccessPdf = defineCommand({
  name: 'hl_getPatientWebAccessPdf',
  group: 'dmp-record',
  summary: 'Opens or changes the web access of a patient; the PDF is for him. The DMP has withdrawn this.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 20,
  needs: ['dmp-connector'],
  input: z.object({
    ...patientFields,
    s_otpPhone: text(32).describe('Phone for the one-time passwords; `remove` takes it away.'),
    s_otpEmail: text(256).describe(
      'Mail for the one-time passwords; `remove` takes it away. Neither: new login and password.',
    ),
    ...pdfOptions,
  }),
  output: z.object(pdfAnswer),
});

/** js-api 8.4. */
export const hl_createAcknowledgementPdf = defineCommand({
  name: 'hl_createAcknowledgementPdf',
  group: 'dmp-record',
  summary: 'Makes the PDF that confirms to a patient that his record exists.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 30,
  needs: ['dmp-connector'],
  input: z.object({
    ...patientFields,
    CivilStatus: requiredStructure(namedCivilStatus).describe('Who the patient is.'),
    ...pdfOptions,
  }),
  output: z.object(pdfAnswer),
});
