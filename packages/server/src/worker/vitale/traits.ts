import type { VitaleCard, VitaleCardKind, VitalePatient } from '@dmpconnect/card-pkcs11';
import type { Ins, InsKind, PartialPatientIdentity } from '@dmpconnect/dmp-soap';
import { type CardDate, formatCardDate, hasCentury, parseCardDate } from '../../dates/birth-date.js';
import { standardise } from '../../dates/lunar.js';
import { ownNumber } from './own-number.js';

/** Kinds of number that the people of a card have: those of tests are never mixed with real ones. */
const KINDS: Readonly<Record<VitaleCardKind, readonly InsKind[]>> = {
  real: ['NIR', 'NIA'],
  test: ['TEST'],
  demo: ['DEMO'],
};

const SEX_OF_FIRST_DIGIT: ReadonlyMap<string, 'M' | 'F'> = new Map([
  ['1', 'M'],
  ['2', 'F'],
]);

/**
 * Traits of a patient as the Vitale card of the session holds them (js-api 8.5); nothing when he is not on it. The given
 * name of a card is the one in use, and not for certain the first of the birth certificate; a birthday that is not of the
 * calendar, or whose century is a guess, is left for a better source.
 */
export function traitsOfVitale(card: VitaleCard | undefined, ins: Ins): PartialPatientIdentity | undefined {
  if (card === undefined || !KINDS[card.kind].includes(ins.kind)) return undefined;
  const person = card.patients.find((patient) => ownNumber(patient) === ins.value);
  if (person === undefined) return undefined;
  return {
    birthName: present(person.birthName),
    usedName: present(person.familyName),
    usedGiven: present(person.givenName),
    birthDate: certainBirthDate(person),
    sex: SEX_OF_FIRST_DIGIT.get(ins.value.charAt(0)),
  };
}

function present(text: string): string | undefined {
  return text === '' ? undefined : text;
}

function certainBirthDate({ birthDate }: VitalePatient): string | undefined {
  const date = parseCardDate(birthDate);
  if (date === undefined || !hasCentury(date) || !isCalendarDate(date)) return undefined;
  return `${date.year}-${date.month}-${date.day}`;
}

function isCalendarDate(date: CardDate): boolean {
  return formatCardDate(standardise(date)) === formatCardDate(date);
}
