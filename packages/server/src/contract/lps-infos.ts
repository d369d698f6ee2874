import { z } from 'zod';
import { requiredInt, requiredStructure, requiredText, text } from './fields.js';

const OF_SOFTWARE = 59;
const BILLING_NUMBER = 33;
const TWO_DIGITS = /^\d{2}$/;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** `LpsInfos`: the software that speaks, and for whom it bills (js-api 9, teleservices 12.2). */
export const lpsInfos = requiredStructure(
  z.object({
    s_idam: requiredText(OF_SOFTWARE).describe('Authorisation number of the software, given by the CNDA.'),
    s_numAM: requiredText(2)
      .refine((number) => number === '04', 'must be 04')
      .meta({ enum: ['04'], description: 'Kind of that number: `04`.' }),
    s_version: requiredText(OF_SOFTWARE).describe('Version of the software.'),
    s_instance: requiredText(OF_SOFTWARE)
      .refine((instance) => UUID.test(instance), 'must be a UUID')
      .meta({
        pattern: UUID.source,
        description: 'UUID of the installation, constant over its life.',
      }),
    s_name: requiredText(OF_SOFTWARE).describe('Name of the software.'),
    s_billingNumber: requiredText(BILLING_NUMBER).describe(
      'FINESS of an institution, else the number of the professional at the health insurance.',
    ),
    s_amoSpecialityCode: text(2)
      .refine((code) => code === undefined || TWO_DIGITS.test(code), 'must be two digits')
      .meta({
        pattern: TWO_DIGITS.source,
        description: 'AMO speciality of the professional, two digits: a physician must give it.',
      }),
    s_pscAccessToken: text(8192).describe(
      'Access token of Pro Santé Connect, where the settings want one (teleservices/authentication psc). It lives for minutes: give the present one.',
    ),
  }),
).describe('The software and the professional, as the teleservices must know them.');

/** `i_vitalePatientIndex`: a person of the Vitale card that was read. */
export const vitalePatientIndex = requiredInt({ min: 0, max: 99 }).describe(
  'Position in `Patients` of `hl_readVitaleCard`, from 0.',
);
