import { attribute, type ParsedElement } from '@dmpconnect/soap';
import { hasValidKey, isInsDomain } from '../../identifiers/ins.js';
import { isOid } from '../../identifiers/oid.js';
import { all, valueAt } from '../navigate.js';
import { absent, type CdaRule, every, exactlyOne, fixed, value } from './rule.js';

const ROLE = 'recordTarget/patientRole';
const PATIENT = `${ROLE}/patient`;
const NAME = `${PATIENT}/name`;
const BIRTHPLACE = `${PATIENT}/birthplace/place/addr/county`;

/** Parts of an address that may stand once, and the other form, of up to seven lines (dmp-transactions 5.3). */
const ADDRESS_PARTS = [
  'houseNumber',
  'streetName',
  'postalCode',
  'city',
  'country',
  'unitID',
  'additionalLocator',
  'postBox',
  'precinct',
];

/** Rules on the patient (dmp-transactions 5.3): with an INS, all its traits. */
export const PATIENT_RULES: readonly CdaRule[] = [
  exactlyOne('recordTarget'),
  exactlyOne(ROLE),
  exactlyOne(PATIENT),
  exactlyOne(NAME),
  {
    path: `${ROLE}/id[1]`,
    wants: 'is a matricule INS: a domain of the INS and 15 characters with the right key',
    holds: (clinical) =>
      isInsDomain(valueAt(clinical, `${ROLE}/id`, 'root')) &&
      hasValidKey(valueAt(clinical, `${ROLE}/id`, 'extension')),
  },
  every(`${ROLE}/id`, 'has an OID and an extension', (id) => {
    return isOid(attribute(id, 'root') ?? '') && (attribute(id, 'extension') ?? '') !== '';
  }),
  named('family', 'BR', 'nom de naissance'),
  named('given', 'BR', 'first given name of the birth certificate'),
  named('given', undefined, 'all given names of the birth certificate'),
  every(`${NAME}/family`, 'has qualifier BR or CL (SP in old documents)', (family) =>
    ['BR', 'CL', 'SP'].includes(attribute(family, 'qualifier') ?? ''),
  ),
  exactlyOne(`${PATIENT}/administrativeGenderCode`),
  fixed(`${PATIENT}/administrativeGenderCode`, 'codeSystem', '2.16.840.1.113883.5.1'),
  value(`${PATIENT}/administrativeGenderCode`, 'code', 'is M, F or UN (JDV_J143)', (code) =>
    ['M', 'F', 'UN'].includes(code),
  ),
  exactlyOne(`${PATIENT}/birthTime`),
  value(`${PATIENT}/birthTime`, 'value', 'is yyyy, yyyyMM or yyyyMMdd', (time) =>
    /^\d{4}(\d{2}){0,2}$/.test(time),
  ),
  exactlyOne(BIRTHPLACE),
  every(BIRTHPLACE, 'is a code officiel géographique of 5 characters', (county) =>
    /^[0-9AB]{5}$/.test(county.textContent ?? ''),
  ),
  absent(`${PATIENT}/raceCode`),
  absent(`${PATIENT}/ethnicGroupCode`),
  absent(`${PATIENT}/religiousAffiliationCode`),
  every(`${ROLE}/addr`, 'has each part once, or up to seven lines', holdsAddress),
  every(`${ROLE}/telecom`, 'has a value with its scheme, or nullFlavor', (telecom) => {
    const reach = attribute(telecom, 'value');
    return reach === undefined
      ? attribute(telecom, 'nullFlavor') !== undefined
      : /^(tel|mailto|fax|http|https):./.test(reach);
  }),
];

/** A part of the name with that qualifier, exactly once. */
function named(part: string, qualifier: string | undefined, label: string): CdaRule {
  const shown = qualifier === undefined ? 'without qualifier' : `with qualifier ${qualifier}`;
  return {
    path: `${NAME}/${part}`,
    wants: `${shown} (${label}) stands exactly once and is not empty`,
    holds: (clinical) => {
      const found = all(clinical, `${NAME}/${part}`).filter(
        (each) => attribute(each, 'qualifier') === qualifier,
      );
      return found.length === 1 && (found[0]?.textContent ?? '').trim() !== '';
    },
  };
}

function holdsAddress(address: ParsedElement): boolean {
  const lines = all(address, 'streetAddressLine').length;
  const repeated = ADDRESS_PARTS.some((part) => all(address, part).length > 1);
  return lines <= 7 && !repeated;
}
