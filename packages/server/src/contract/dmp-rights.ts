import { z } from 'zod';
import { zeroOrOne } from './answer-fields.js';
import { defineCommand } from './define.js';
import { insAnswer, patientFields } from './dmp-structures.js';
import { AUTHORIZATION_ACTIONS, AUTHORIZATION_LISTS, HP_AUTHORIZATIONS, SEXES } from './enumerations.js';
import {
  birthday,
  flag,
  oneOf,
  optionalOneOf,
  requiredDay,
  requiredFlag,
  requiredText,
  text,
} from './fields.js';
import { listValues } from './values.js';

/** Commands on the rights of professionals, and lists of patients (js-api 8.3). */

/** js-api 8.3, TD0.3. */
export const hl_updateUserDmpAccessAuthorization = defineCommand({
  name: 'hl_updateUserDmpAccessAuthorization',
  group: 'dmp-patient',
  summary: 'Gives the professional access to a record, or takes it away.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 10,
  needs: ['dmp-connector'],
  input: z.object({
    ...patientFields,
    i_action: oneOf(
      Object.values(AUTHORIZATION_ACTIONS),
      `What to do: ${listValues(AUTHORIZATION_ACTIONS)}. The patient must have agreed.`,
    ),
    i_setTreatingPhysician: flag().describe(
      '1: the professional is the treating physician; ignored on removal. To cease to be, add with 0.',
    ),
  }),
  output: z.object({}),
});

/** Kinds of date of TD0.4; the first is spelt so on the wire. */
export const ACCESSIBLE_DMP_LISTS = ['LASTAUTORIZATION', 'LASTDOC'] as const;

const isListType = (value: string): value is (typeof ACCESSIBLE_DMP_LISTS)[number] =>
  ACCESSIBLE_DMP_LISTS.some((type) => type === value);

/** js-api 8.3, TD0.4. */
export const hl_getAccessibleDMPList = defineCommand({
  name: 'hl_getAccessibleDMPList',
  group: 'dmp-patient',
  summary: 'Records that the professional may access.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 30,
  needs: ['dmp-connector'],
  input: z.object({
    s_type: requiredText(32)
      .refine(isListType, `must be one of ${ACCESSIBLE_DMP_LISTS.join(', ')}`)
      .meta({
        enum: [...ACCESSIBLE_DMP_LISTS],
        description: 'Which date counts: that of the authorisation, or of the last document.',
      }),
    s_date: requiredDay('From which day on'),
  }),
  output: z.object({
    AccessibleDmps: z
      .array(
        z.object({
          s_ins: z.string().describe('INS, followed by its letter unless it is a real NIR.'),
          s_insC: z.string().describe('INS-C, or empty.'),
          s_birthday: z.string().describe('Birthday, `YYYYMMDD`.'),
          s_patientName: z.string().describe('Family name in use.'),
          s_patientBirthName: z.string().describe('Birth name, or empty.'),
          s_patientGivenName: z.string().describe('Given name.'),
          s_lastAccessDate: z.string().describe('Last access, `YYYYMMDDhhmmss` or empty.'),
          s_lastAddDate: z.string().describe('Last document added, `YYYYMMDDhhmmss` or empty.'),
          s_lastUpdateDate: z.string().describe('Last change, `YYYYMMDDhhmmss` or empty.'),
          i_treatingPhysician: zeroOrOne().describe('1 when the professional is the treating physician.'),
        }),
      )
      .readonly()
      .describe('The records.'),
  }),
});

/** js-api 8.3, TD0.5: only as a centre 15. The announced sizes are those of buffers (2.5). */
export const hl_findPatients = defineCommand({
  name: 'hl_findPatients',
  group: 'dmp-patient',
  summary: 'Looks for a patient without his INS; for emergency call centres alone (hl_setDmpAccessMode 3).',
  kind: 'answer',
  session: true,
  timeoutSeconds: 10,
  needs: ['dmp-connector'],
  input: z.object({
    s_name: text(81)
      .refine((name) => name === undefined || [...name].length >= 2, 'must have at least 2 characters')
      .meta({ minLength: 2, description: 'Family name.' }),
    s_givenName: text(61).describe('Given name.'),
    s_birthday: birthday('Birthday'),
    s_city: text(39).describe('City.'),
    s_postalCode: text(11).describe('Postal code.'),
    i_sex: optionalOneOf(Object.values(SEXES), `Sex: ${listValues(SEXES)}.`),
    i_approxName: requiredFlag().describe('1: similar names too.'),
    i_approxCity: requiredFlag().describe('1: similar cities too.'),
  }),
  output: z.object({
    Patients: z
      .array(
        z.object({
          Ins: insAnswer.describe('INS.'),
          s_patientName: z.string().describe('Family name in use.'),
          s_patientBirthName: z.string().describe('Birth name, or empty.'),
          s_patientGivenName: z.string().describe('Given name.'),
          s_birthday: z.string().describe('Birthday, `YYYYMMDD` or empty.'),
          i_sex: z.int().describe(`Sex: ${listValues(SEXES)}.`),
          s_city: z.string().describe('City, or empty.'),
          s_postalCode: z.string().describe('Postal code, or empty.'),
        }),
      )
      .readonly()
      .describe('The patients found, in the order of the DMP.'),
    i_moreResults: zeroOrOne().describe('1 when the DMP has more than it gives.'),
  }),
});

/** js-api 8.3, TD1.6. */
export const hl_getDmpAuthorizationsList = defineCommand({
  name: 'hl_getDmpAuthorizationsList',
  group: 'dmp-patient',
  summary: 'Professionals who may access a record, or may not.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 30,
  needs: ['dmp-connector'],
  input: z.object({
    ...patientFields,
    i_authorizationType: optionalOneOf(
      Object.values(AUTHORIZATION_LISTS),
      `Which ones: ${listValues(AUTHORIZATION_LISTS)}; default 1.`,
    ),
  }),
  output: z.object({
    AuthorizationList: z
      .array(
        z.object({
          s_nationalId: z.string().describe('National identifier of the professional.'),
          s_nationalIdType: z.string().describe('OID of that identifier.'),
          s_name: z.string().describe('Family name.'),
          s_given: z.string().describe('Given name.'),
          s_specialityCode: z.string().describe('Profession and speciality, e.g. `G15_10/SM36`.'),
          s_speciality: z.string().describe('Their label.'),
          s_authorizationStart: z.string().describe('Since when, `YYYYMMDDhhmmss` or empty.'),
          s_lastActionDate: z.string().describe('Last access, `YYYYMMDDhhmmss` or empty.'),
          i_authorizationType: z.int().describe(`What he may do: ${listValues(HP_AUTHORIZATIONS)}.`),
          i_generalPractitionner: zeroOrOne().describe('1 for the treating physician.'),
        }),
      )
      .readonly()
      .describe('The professionals.'),
  }),
});
