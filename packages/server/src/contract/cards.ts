import { z } from 'zod';
import { defineCommand } from './define.js';
import { flag, int, requiredText, text } from './fields.js';

/** A PIN has at most 8 digits; the length of another is judged by the card's rules, with its own error. */
export const PIN_CHARACTERS = 64;

/** Longest reader name accepted: PC/SC allows 128 characters. */
const READER_NAME_CHARACTERS = 256;

const reader = z.object({
  s_name: z.string(),
  i_slotType: z.int(),
  s_slotType: z.string(),
  i_accessMode: z.int(),
  s_accessMode: z.string(),
});

const practiceLocation = z.object({
  s_practiceLocationName: z.string(),
  s_practiceLocationActivity: z.string(),
  s_practiceLocationHealthcareSettings: z.string(),
});

/** js-api 4.5. */
export const hl_getPcscReaders = defineCommand({
  name: 'hl_getPcscReaders',
  group: 'cards',
  summary: 'Lists the card readers and what is in them.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 15,
  input: z.object({}),
  output: z.object({ Readers: z.array(reader).readonly() }),
});

/** js-api 4.5. */
export const hl_getCpxCard = defineCommand({
  name: 'hl_getCpxCard',
  group: 'cards',
  summary: 'Chooses the reader of the professional’s card, by name or by position in the list.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 30,
  input: z.object({
    s_readerName: text(READER_NAME_CHARACTERS),
    i_readerNumber: int({ min: 0, max: 255 }),
  }),
  output: z.object({}),
});

/** js-api 4.5. */
export const hl_readCpxCard = defineCommand({
  name: 'hl_readCpxCard',
  group: 'cards',
  summary: 'Reads the professional’s card with its PIN.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 10,
  needs: ['cpx-reader'],
  input: z.object({ s_pinCode: requiredText(PIN_CHARACTERS), i_returnCertificates: flag() }),
  output: z.object({
    s_name: z.string(),
    s_given: z.string(),
    s_internalId: z.string(),
    i_internalIdType: z.int(),
    s_profession: z.string(),
    s_professionOid: z.string(),
    s_professionDescription: z.string(),
    s_speciality: z.string(),
    s_specialityDescription: z.string(),
    i_hpAuthenticationMode: z.int(),
    i_remainingPinCodeInputs: z.int(),
    PracticeLocations: z.array(practiceLocation).readonly(),
    s_signatureCertificatePEM: z.string().optional(),
    s_authenticationCertificatePEM: z.string().optional(),
    s_cpxSerialNumber: z.string(),
    s_cpxValidityDate: z.string(),
    i_cpxCardType: z.int(),
    i_cpxType: z.int(),
  }),
});

/** js-api 4.5. */
export const hl_getCpxStatus = defineCommand({
  name: 'hl_getCpxStatus',
  group: 'cards',
  summary: 'State of the professional’s card, without PIN and without using up a try.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 30,
  needs: ['cpx-reader'],
  input: z.object({}),
  output: z.object({
    i_nbInputLeft: z.int(),
    s_validityDate: z.string(),
    s_cardId: z.string(),
    i_cardStatus: z.int(),
    s_cardStatus: z.string(),
  }),
});

/** js-api 4.5. */
export const hl_checkUserLicenseRight = defineCommand({
  name: 'hl_checkUserLicenseRight',
  group: 'cards',
  summary: 'Checks the licence of the holder of the card.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 10,
  needs: ['cpx-reader'],
  input: z.object({}),
  output: z.object({}),
});
