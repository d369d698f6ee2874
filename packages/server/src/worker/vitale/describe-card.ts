import type { VitaleCard, VitalePatient } from '@dmpconnect/card-pkcs11';
import { calculateInsC, insKey } from '@dmpconnect/dmp-soap';
import { VITALE_STATUSES } from '../../contract/enumerations.js';
import type { OutputOf } from '../../contract/table.js';
import { parseCardDate } from '../../dates/birth-date.js';
import { regularise, reorder, shorten } from '../../dates/regularise.js';
import { ownNumber } from './own-number.js';

/** `i_quality` of a person whose card does not say it. */
const UNKNOWN_QUALITY = -1;

const NIR_CHARACTERS = 13;

/**
 * What a Vitale card says, as `hl_readVitaleCard` answers (js-api 4.5).
 *
 * @param today `YYYYMMDD`, for birthdays without century
 */
export function describeVitaleCard(
  { kind, patients }: VitaleCard,
  today: string,
): OutputOf<'hl_readVitaleCard'> {
  return {
    i_cardStatus: VITALE_STATUSES[kind].value,
    s_cardStatusText: VITALE_STATUSES[kind].text,
    Patients: patients.map((patient) => describePatient(patient, today)),
  };
}

function describePatient(patient: VitalePatient, today: string) {
  const { familyName, givenName, birthName, birthDate, quality, birthRank } = patient;
  const date = parseCardDate(birthDate);
  const insC = insCOf(patient);
  return {
    s_name: familyName,
    s_given: givenName,
    s_birthname: birthName,
    s_birthday: birthDate,
    s_birthdayYYYYMMDD: date === undefined ? '' : regularise(date, quality, today),
    s_rawBirthdayYYYYMMDD: date === undefined ? '' : reorder(date, quality, today),
    s_nir: spaceKey(patient.insuredNir),
    s_certifiedNir: spaceKey(patient.certifiedNir),
    // js-api 4.5: both names were used, over time, for the one value.
    s_ins: insC,
    s_insC: insC,
    i_quality: quality ?? UNKNOWN_QUALITY,
    i_birthRank: birthRank,
  };
}

/** 13 characters, a space and the key, which is calculated where the card does not hold it. */
function spaceKey(nir: string): string {
  if (nir === '') return '';
  const body = nir.slice(0, NIR_CHARACTERS);
  return `${body} ${nir.slice(NIR_CHARACTERS) || insKey(body)}`;
}

/** The INS-C comes from the number of the person (dmp-transactions 7.3): another's would be shared by several people. */
function insCOf(patient: VitalePatient): string {
  const { givenName, birthDate } = patient;
  const own = ownNumber(patient);
  const date = parseCardDate(birthDate);
  if (own === '' || givenName === '' || date === undefined) return '';
  return calculateInsC(givenName, shorten(date), own.slice(0, NIR_CHARACTERS));
}
