import type { Handler } from '../../context.js';
import { readGender } from '../../dmp/civil-status.js';
import { readPatient } from '../../dmp/patient.js';
import { handOverPdf, requireViewer } from '../../patient-pdf/hand-over.js';
import { acknowledgementPdf } from '../../patient-pdf/pages.js';

/** js-api 8.4: made here, nothing is asked of the DMP. */
export const hl_createAcknowledgementPdf: Handler<'hl_createAcknowledgementPdf'> = async (input, context) => {
  const ins = readPatient(input);
  requireViewer(input, context);
  const { i_gender, s_name, s_given } = input.CivilStatus;
  const patient = { prefix: readGender(i_gender), usedName: s_name, givenName: s_given };
  return handOverPdf(await acknowledgementPdf({ ins, patient }, context), input, context);
};
