import type { Ins, PartialPatientIdentity } from '@dmpconnect/dmp-soap';
import { traitsOfInsi } from '../insi/identities.js';
import type { SessionSlots } from '../slots.js';
import { traitsOfVitale } from '../vitale/traits.js';
import { patientKey } from './patient.js';

/** What a session knows of a patient, best source first: INSi, his Vitale card, the DMP (js-api 8.5). */
export function knownTraits(
  { insiIdentities, vitaleCard, dmpTraits }: SessionSlots,
  ins: Ins,
): readonly PartialPatientIdentity[] {
  return [
    traitsOfInsi(insiIdentities, ins),
    traitsOfVitale(vitaleCard, ins),
    dmpTraits?.get(patientKey(ins)),
  ].filter((traits) => traits !== undefined);
}
