import type { VitaleCard } from '@dmpconnect/card-pkcs11';
import type { SessionSlots } from '../../slots.js';
import { bool, int, type ParameterRow, text } from '../parameter.js';
import type { VitalePatientSource } from '../vitale-patients.js';

/** CardDemoStatus (js-api 11.7): cards of tests and demonstrations hold fictitious people alike. */
const VITALE_CARD_TYPES = { real: 1, test: 2, demo: 2 } as const satisfies Record<VitaleCard['kind'], number>;

/** The patient's card, as last read. */
export const VITALE_PARAMETERS: readonly ParameterRow<SessionSlots>[] = [
  text(
    29,
    'VitaleApiLecFilename',
    (_slots: SessionSlots, { context }) => context.services.settings.card.vitaleLibrary,
  ),
  text(113, 'VitaleCurrentReaderName', ({ vitaleReader }: SessionSlots) => vitaleReader?.readerName),
  text(30, 'VitaleXmlContent', ({ vitaleCard }: SessionSlots) => vitaleCard?.xml),
  int(101, 'VitaleCardType', ({ vitaleCard }: SessionSlots) =>
    vitaleCard === undefined ? undefined : VITALE_CARD_TYPES[vitaleCard.kind],
  ),
];

/** A person of the patient's card. */
export const VITALE_PATIENT_PARAMETERS: readonly ParameterRow<VitalePatientSource>[] = [
  text(31, 'VitalePatientName', ({ fields }: VitalePatientSource) => fields.s_name),
  text(32, 'VitalePatientBirthname', ({ fields }: VitalePatientSource) => fields.s_birthname),
  text(33, 'VitalePatientGiven', ({ fields }: VitalePatientSource) => fields.s_given),
  text(34, 'VitalePatientBirthday', ({ fields }: VitalePatientSource) => fields.s_birthday),
  text(35, 'VitalePatientIns', ({ fields }: VitalePatientSource) => fields.s_insC),
  text(36, 'VitalePatientXml', ({ xml }: VitalePatientSource) => xml),
  text(37, 'VitalePatientNir', ({ fields }: VitalePatientSource) => fields.s_nir),
  text(38, 'VitalePatientCertifiedNir', ({ fields }: VitalePatientSource) => fields.s_certifiedNir),
  bool(72, 'VitalePatientInsAvailable', ({ fields }: VitalePatientSource) => fields.s_insC !== ''),
];
