import type { WireNames } from './wire-names.js';

/** Members of `ContactDetails`, below the name of the object that holds it. */
function contactNames(field: string, at: string): WireNames {
  return {
    [`${field}.street`]: `${at}s_address`,
    [`${field}.complement`]: `${at}s_addressComplement`,
    [`${field}.postalCode`]: `${at}s_postalCode`,
    [`${field}.city`]: `${at}s_city`,
    [`${field}.landlinePhone`]: `${at}s_landlinePhone`,
    [`${field}.mobilePhone`]: `${at}s_mobilePhone`,
    [`${field}.mail`]: `${at}s_mail`,
  };
}

const PATIENT = 'DmpAdministrativeData.PatientData';
const STATUS = `${PATIENT}.ExtendedCivilStatus`;
const CONTACT = `${PATIENT}.ExtendedContactDetails`;
const GUARDIAN = 'DmpAdministrativeData.GuardianData';

/** Fields of `DmpAdministrativeData` and `VitaleData` by those of the library. */
export const ADMINISTRATIVE_NAMES: WireNames = {
  ins: `${PATIENT}.Ins`,
  'patient.prefix': `${STATUS}.CivilStatus.i_gender`,
  'patient.usedName': `${STATUS}.CivilStatus.s_name`,
  'patient.givenName': `${STATUS}.CivilStatus.s_given`,
  'patient.birthName': `${STATUS}.s_birthName`,
  'patient.sex': `${STATUS}.i_sex`,
  'patient.birthDate': `${STATUS}.s_birthDay`,
  'patient.birthCountry': `${STATUS}.s_birthCountry`,
  'patient.contact.country': `${CONTACT}.s_country`,
  ...contactNames('patient.contact', `${CONTACT}.ContactDetails.`),
  'oppositions.breakGlass': 'DmpAdministrativeData.PatientOppositions.i_brisDeGlaceOpposition',
  'oppositions.emergencyCentre': 'DmpAdministrativeData.PatientOppositions.i_centre15Opposition',
  'representative.relation': `${GUARDIAN}.i_role`,
  'representative.prefix': `${GUARDIAN}.CivilStatus.i_gender`,
  'representative.familyName': `${GUARDIAN}.CivilStatus.s_name`,
  'representative.givenName': `${GUARDIAN}.CivilStatus.s_given`,
  ...contactNames('representative.contact', `${GUARDIAN}.ContactDetails.`),
  representative: GUARDIAN,
  'vitale.familyName': 'VitaleData.s_name',
  'vitale.birthName': 'VitaleData.s_birthName',
  'vitale.givenName': 'VitaleData.s_given',
  'vitale.birthDate': 'VitaleData.s_birthDay',
};

/** Fields of `hl_reactivateDmp`, all flat, by those of the library. */
export const REACTIVATION_NAMES: WireNames = {
  ins: 's_ins',
  'patient.prefix': 'i_gender',
  'patient.usedName': 's_name',
  'patient.givenName': 's_given',
  'patient.birthName': 's_birthName',
  'patient.sex': 'i_sex',
  'patient.birthDate': 's_birthDay',
  'patient.birthCountry': 's_birthCountry',
  'patient.contact.country': 's_country',
  ...contactNames('patient.contact', ''),
};
