import { TeleservicesError } from '../errors.js';
import type { Coverage } from '../wire-profile/index.js';
import type { CardMatricule, VitaleBeneficiary } from './beneficiary.js';
import { cardDate } from './card-date.js';

/** A person of a Vitale card in the forms of the wire. */
export interface SettledBeneficiary {
  readonly insured: SettledMatricule;
  readonly certified: (SettledMatricule & { readonly certifiedOn: string | undefined }) | undefined;
  readonly birthName: string | undefined;
  readonly birthDate: string;
  readonly birthRank: string;
  readonly regime: string | undefined;
  readonly organisation: string | undefined;
  readonly centre: string | undefined;
  /** `1` or `0`. */
  readonly holder: string | undefined;
}

/** A matricule as both contexts write it. */
export interface SettledMatricule {
  readonly number: string;
  readonly key: string | undefined;
}

const invalid = (field: string, rule: string) =>
  new TeleservicesError('VITALE_INVALID', `beneficiary.${field} ${rule}.`, { field: `beneficiary.${field}` });

/** Digits of the codes of the coverage (teleservices 4.1). */
const CODES = { regime: 2, organisation: 3, centre: 4 } as const;

/**
 * Puts the data of a Vitale card in the forms of the wire, or says which one cannot be (teleservices 4.1, 7.1).
 *
 * @throws {TeleservicesError} `VITALE_INVALID` naming the field.
 */
export function settleBeneficiary(person: VitaleBeneficiary): SettledBeneficiary {
  const birthDate = cardDate(person.birthDate);
  if (birthDate === undefined) throw invalid('birthDate', 'must be written YYYY-MM-DD, YYYYMMDD or DDMMYYYY');
  const birthRank = (person.birthRank ?? '1').trim();
  if (!/^\d{1,2}$/.test(birthRank)) throw invalid('birthRank', 'must be a number');
  const certified = person.certified && matricule(person.certified, 'certified');
  const certifiedOn = person.certified?.certifiedOn;
  if (certifiedOn !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(certifiedOn)) {
    throw invalid('certified.certifiedOn', 'must be written YYYY-MM-DD');
  }
  const [regime, organisation, centre] = (['regime', 'organisation', 'centre'] as const).map((field) => {
    const code = person[field]?.trim();
    if (code === undefined || code === '') return undefined;
    if (!new RegExp(`^\\d{${CODES[field]}}$`).test(code)) {
      throw invalid(field, `must have ${CODES[field]} digits`);
    }
    return code;
  });
  return {
    insured: matricule(person.insured, 'insured'),
    certified: certified && { ...certified, certifiedOn },
    birthName: person.birthName?.trim() || undefined,
    birthDate,
    birthRank,
    regime,
    organisation,
    centre,
    holder: person.holder === undefined ? undefined : person.holder ? '1' : '0',
  };
}

/** The schema of the contexts takes A or B as seventh character alone (teleservices 4.1). */
const MATRICULE = /^(\d{6}[AB0-9]\d{6})(\d{2})?$/;

function matricule({ number, key }: CardMatricule, field: string): SettledMatricule {
  const parts = MATRICULE.exec(number.replaceAll(' ', '').toUpperCase());
  if (parts?.[1] === undefined) throw invalid(`${field}.number`, 'must be 13 characters, or 15 with the key');
  const given = key?.trim() || parts[2];
  if (given !== undefined && !/^\d{2}$/.test(given)) throw invalid(`${field}.key`, 'must be two digits');
  return { number: parts[1], key: given };
}

/** What INSi tells of the card (teleservices 4.1): no key of the insured. */
export function searchCoverage(person: SettledBeneficiary): Coverage {
  return {
    insured: { number: person.insured.number },
    beneficiary: {
      certified: person.certified && { number: person.certified.number },
      birthDate: person.birthDate,
      birthRank: person.birthRank,
    },
  };
}

/** Everything the card holds, for the other teleservices (teleservices 4.1). */
export function fullCoverage(person: SettledBeneficiary): Coverage {
  const { regime, organisation, centre, insured, certified, birthDate, birthRank, holder } = person;
  return { regime, organisation, centre, insured, beneficiary: { certified, birthDate, birthRank, holder } };
}
