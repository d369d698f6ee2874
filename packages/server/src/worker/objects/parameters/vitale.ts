import type { VitaleCard, VitalePatient } from '@dmpconnect/card-pkcs11';
import { int, type ParameterRow, text } from '../parameter.js';

/** CardDemoStatus (js-api 11.7): cards of tests and demonstrations hold fictitious people alike. */
const VITALE_CARD_TYPES = { real: 1, test: 2, demo: 2 } as const satisfies Record<VitaleCard['kind'], number>;

/** The patient's card, once read. */
export const VITALE_PARAMETERS: readonly ParameterRow<VitaleCard>[] = [
  text(30, 'VitaleXmlContent', ({ xml }: VitaleCard) => xml),
  int(101, 'VitaleCardType', ({ kind }: VitaleCard) => VITALE_CARD_TYPES[kind]),
];

/** A person of the patient's card. */
export const VITALE_PATIENT_PARAMETERS: readonly ParameterRow<VitalePatient>[] = [
  text(31, 'VitalePatientName', (patient: VitalePatient) => patient.familyName),
  text(32, 'VitalePatientBirthname', (patient: VitalePatient) => patient.birthName),
  text(33, 'VitalePatientGiven', (patient: VitalePatient) => patient.givenName),
  text(34, 'VitalePatientBirthday', (patient: VitalePatient) => patient.birthDate),
  text(36, 'VitalePatientXml', (patient: VitalePatient) => patient.xml),
  text(37, 'VitalePatientNir', (patient: VitalePatient) => patient.insuredNir),
  text(38, 'VitalePatientCertifiedNir', (patient: VitalePatient) => patient.certifiedNir),
];
