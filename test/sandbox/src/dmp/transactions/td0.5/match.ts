import type { DmpPatient } from '../../state/patients.js';
import type { Criteria } from './criteria.js';

/** A patient who may be the one looked for. */
export interface Match {
  readonly patient: DmpPatient;
  /** How much of the search agrees, in percent. */
  readonly score: number;
}

/** Weights of the criteria that raise the score without excluding anybody. */
const WEIGHTS: readonly (readonly [keyof Criteria, number])[] = [
  ['family', 40],
  ['birthDate', 20],
  ['sex', 10],
  ['given', 15],
  ['postalCode', 10],
  ['city', 5],
];

/** Criteria that have to agree when they are given: a search is for one person (dmp-transactions 2.6). */
const REQUIRED: readonly (keyof Criteria)[] = ['family', 'birthDate', 'sex'];

/** The active DMPs that a search finds, the best first. */
export function findMatches(criteria: Criteria, patients: readonly DmpPatient[]): Match[] {
  const given = WEIGHTS.filter(([name]) => criteria[name] !== '');
  const total = given.reduce((sum, [, weight]) => sum + weight, 0);
  return patients
    .filter(({ dmp }) => dmp === 'active')
    .filter((patient) => REQUIRED.every((name) => criteria[name] === '' || agrees(name, criteria, patient)))
    .map((patient) => ({
      patient,
      score: Math.round(
        (100 *
          given.reduce((sum, [name, weight]) => sum + (agrees(name, criteria, patient) ? weight : 0), 0)) /
          total,
      ),
    }))
    .sort((a, b) => b.score - a.score);
}

const READ: Readonly<Record<keyof Criteria, (patient: DmpPatient) => readonly (string | undefined)[]>> = {
  family: ({ traits }) => [traits.birthName, traits.usedName],
  given: ({ traits }) => [traits.birthGivenNames, ...traits.birthGivenNames.split(' ')],
  birthDate: ({ traits }) => [traits.birthDate],
  sex: ({ traits }) => [traits.sex === 'U' ? 'UN' : traits.sex],
  city: ({ address }) => [address?.city],
  postalCode: ({ address }) => [address?.postalCode],
};

function agrees(name: keyof Criteria, criteria: Criteria, patient: DmpPatient): boolean {
  return READ[name](patient).some((value) => value !== undefined && plain(value) === plain(criteria[name]));
}

/** Case, accents and signs do not count. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]/g, '')
    .toUpperCase();
}
