import { z } from 'zod';
import { defineCommand } from './define.js';
import {
  CARD_KINDS,
  CPX_STATES,
  CPX_TYPES,
  PROFESSIONAL_IDENTIFIER_TYPES,
  READER_ACCESS_MODES,
  READER_SLOT_TYPES,
} from './enumerations.js';
import { flag, int, requiredText, text } from './fields.js';
import { listValues } from './values.js';

/** A PIN has at most 8 digits; the length of another is judged by the card's rules, with its own error. */
const PIN_CHARACTERS = 64;

/** `s_pinCode`: the PIN of the professional’s card. */
export const pinCode = () => requiredText(PIN_CHARACTERS).describe('PIN of the card. Never logged nor kept.');

/** Longest reader name accepted: PC/SC allows 128 characters. */
const READER_NAME_CHARACTERS = 256;

/** A reader named by an application, by name or by position. */
export const readerSelection = z.object({
  s_readerName: text(READER_NAME_CHARACTERS).describe(
    'Name of the reader as `hl_getPcscReaders` gives it; wins over the index.',
  ),
  i_readerNumber: int({ min: 0, max: 255 }).describe(
    'Index in the list of readers; 0 when nothing is given.',
  ),
});

const reader = z.object({
  s_name: z.string().describe('Name of the reader: what to give back as `s_readerName`.'),
  i_slotType: z.int().describe(`What is in the reader: ${listValues(READER_SLOT_TYPES)}.`),
  s_slotType: z.string().describe('The same in words.'),
  i_accessMode: z.int().describe(`How the reader is reached: ${listValues(READER_ACCESS_MODES)}.`),
  s_accessMode: z.string().describe('The same in words.'),
});

const practiceLocation = z.object({
  s_practiceLocationName: z.string().describe('Name of the structure, or of the professional on his own.'),
  s_practiceLocationActivity: z.string().describe('Sector of activity on the card.'),
  s_practiceLocationHealthcareSettings: z
    .string()
    .describe('Code of the healthcare setting, e.g. `SA07`: what DMP commands call `s_healthcareSetting`.'),
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
  output: z.object({
    Readers: z
      .array(reader)
      .readonly()
      .describe('The readers, empty when there is none; the order is the index.'),
  }),
});

/** js-api 4.5. */
export const hl_getCpxCard = defineCommand({
  name: 'hl_getCpxCard',
  group: 'cards',
  summary: 'Chooses the reader of the professional’s card, by name or by position in the list.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 30,
  input: readerSelection,
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
  input: z.object({
    s_pinCode: pinCode(),
    i_returnCertificates: flag().describe('1: the two certificates are part of the answer.'),
  }),
  output: z.object({
    s_name: z.string().describe('Family name of the holder.'),
    s_given: z.string().describe('Given name of the holder.'),
    s_internalId: z.string().describe('National identifier with its leading type digit.'),
    i_internalIdType: z
      .int()
      .describe(`Kind of that identifier: ${listValues(PROFESSIONAL_IDENTIFIER_TYPES)}.`),
    s_profession: z.string().describe('Code of the profession, e.g. `10`.'),
    s_professionOid: z.string().describe('OID of the table of that code.'),
    s_professionDescription: z.string().describe('Label of the profession, in French.'),
    s_speciality: z.string().describe('Code of the speciality, e.g. `SM26`; empty when the card holds none.'),
    s_specialityDescription: z.string().describe('Label of the speciality, in French.'),
    i_hpAuthenticationMode: z.int().describe('How the holder is known: 25 with his CPS card.'),
    i_remainingPinCodeInputs: z.int().describe('PIN tries left: 3 on a card in order.'),
    PracticeLocations: z
      .array(practiceLocation)
      .readonly()
      .describe('Activities on the card; the position is what connectors take as index.'),
    s_signatureCertificatePEM: z
      .string()
      .optional()
      .describe('Signature certificate, PEM, with `i_returnCertificates`.'),
    s_authenticationCertificatePEM: z
      .string()
      .optional()
      .describe('Authentication certificate, PEM, with `i_returnCertificates`.'),
    s_cpxSerialNumber: z.string().describe('Serial number of the card.'),
    s_cpxValidityDate: z.string().describe('Last day of validity, `YYYYMMDD`.'),
    i_cpxCardType: z.int().describe(`Kind of card: ${listValues(CARD_KINDS)}.`),
    i_cpxType: z.int().describe(`Family of the card: ${listValues(CPX_TYPES)}.`),
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
    i_nbInputLeft: z.int().describe('PIN tries left.'),
    s_validityDate: z.string().describe('Last day of validity, `YYYYMMDD`.'),
    s_cardId: z.string().describe('Serial number of the card.'),
    i_cardStatus: z.int().describe(`State of the card: ${listValues(CPX_STATES)}.`),
    s_cardStatus: z.string().describe('The same in words.'),
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
