import type { VitaleCard } from '@dmpconnect/card-pkcs11';
import type { OutputOf } from '../../contract/table.js';
import { dayInFrance } from '../../dates/calendar.js';
import { describeVitaleCard } from '../vitale/describe-card.js';
import type { ObjectList } from './sources.js';

/** A person of a Vitale card, as `hl_readVitaleCard` describes him, and his part of the card's XML. */
export interface VitalePatientSource {
  readonly fields: OutputOf<'hl_readVitaleCard'>['Patients'][number];
  readonly xml: string;
}

/** Made once for each card, so that each person keeps his handle. */
const LISTS = new WeakMap<VitaleCard, ObjectList>();

/** The people of a Vitale card, in its order. */
export function vitalePatients(card: VitaleCard): ObjectList {
  const known = LISTS.get(card);
  if (known !== undefined) return known;
  const { Patients } = describeVitaleCard(card, dayInFrance(new Date()));
  const list: ObjectList = {
    items: Patients.map((fields, index) => ({
      kind: 'vitalePatient',
      source: { fields, xml: card.patients[index]?.xml ?? '' },
    })),
  };
  LISTS.set(card, list);
  return list;
}
