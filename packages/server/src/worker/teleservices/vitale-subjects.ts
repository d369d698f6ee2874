import type { VitaleCard, VitalePatient } from '@dmpconnect/card-pkcs11';
import type { VitaleAssertionProvider, VitaleBeneficiary } from '@dmpconnect/teleservices';
import { ApiFailure } from '../../contract/errors.js';
import { parseCardDate } from '../../dates/birth-date.js';
import { dayInFrance } from '../../dates/calendar.js';
import { reorder } from '../../dates/regularise.js';
import type { WorkerServices } from '../services.js';

/** The people of Vitale cards whom the teleservices are asked about. */
export interface VitaleSubjects extends VitaleAssertionProvider {
  /**
   * A person of a card, to be given to a teleservice; the assertion will be asked of the card in that reader.
   *
   * @throws {ApiFailure} 6000/2 when the card has nobody at that position
   */
  subject(card: VitaleCard, position: number, source: VitaleSource): VitaleBeneficiary;
}

/** Where a card was read. */
export interface VitaleSource {
  readonly readerName: string;
  readonly signal: AbortSignal;
}

/**
 * Makes the way from the people of a card to the assertions that the card signs for them (teleservices 5.5).
 *
 * What reads the cards may be unable to vouch for anybody: the teleservice then says that it wants an assertion.
 */
export function createVitaleSubjects({
  vitale,
  duringTurn,
}: Pick<WorkerServices, 'vitale' | 'duringTurn'>): VitaleSubjects {
  const places = new WeakMap<VitaleBeneficiary, VitaleSource & { readonly position: number }>();
  return {
    subject(card, position, source) {
      const person = card.patients[position];
      if (person === undefined) {
        throw new ApiFailure('functional-fault', {
          description: `i_vitalePatientIndex: the card has ${card.patients.length} people, numbered from 0`,
        });
      }
      const beneficiary = describePerson(person);
      places.set(beneficiary, { ...source, position });
      return beneficiary;
    },
    async get(beneficiary) {
      const place = places.get(beneficiary);
      const provider = await vitale();
      if (place === undefined || provider.assertion === undefined) return '';
      const { readerName, position, signal } = place;
      const work = async () => provider.assertion?.(readerName, position, signal) ?? '';
      return duringTurn(readerName, signal, work).then((text) => text);
    },
  };
}

/** Quality of who opens the rights. */
const INSURED = 0;

function describePerson(person: VitalePatient): VitaleBeneficiary {
  const { insuredNir, certifiedNir, birthName, birthDate, birthRank, quality, coverage } = person;
  const date = parseCardDate(birthDate);
  const digits = date === undefined ? '' : reorder(date, quality, dayInFrance(new Date()));
  return {
    insured: { number: insuredNir },
    ...(certifiedNir === '' ? {} : { certified: { number: certifiedNir } }),
    ...(birthName === '' ? {} : { birthName }),
    birthDate: digits.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'),
    birthRank: String(birthRank),
    regime: coverage.scheme,
    organisation: coverage.fund,
    centre: coverage.centre,
    ...(quality === undefined ? {} : { holder: quality === INSURED }),
  };
}
