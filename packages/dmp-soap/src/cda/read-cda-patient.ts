import { attribute, child, children, type ParsedElement, path, textOf } from '@dmpconnect/soap';
import { V3_URI } from '../hl7v3/elements.js';
import type { CdaPatient } from './cda-header.js';
import { addressesOf, codeAttribute, idsOf, telecomsOf, valueAttribute } from './read-datatypes.js';
import { readAll, readGuardian } from './read-people.js';

/** Reads the patient of a clinical document; names used carry CL, or SP in older documents (dmp-transactions 5.3). */
export function readCdaPatient(role: ParsedElement | undefined): CdaPatient {
  const patient = role && child(role, V3_URI, 'patient');
  const name = patient && child(patient, V3_URI, 'name');
  const part = (element: 'family' | 'given', ...qualifiers: readonly (string | undefined)[]) => {
    const found =
      name &&
      children(name, V3_URI, element).find((candidate) =>
        qualifiers.includes(attribute(candidate, 'qualifier')),
      );
    return found && textOf(found);
  };
  const county = patient && path(patient, V3_URI, 'birthplace', 'place', 'addr', 'county');
  return {
    ids: role === undefined ? [] : idsOf(role),
    birthName: part('family', 'BR'),
    usedName: part('family', 'CL', 'SP'),
    birthGiven: part('given', 'BR'),
    usedGiven: part('given', 'CL', 'SP'),
    givens: part('given', undefined),
    sex: patient && codeAttribute(patient, 'administrativeGenderCode'),
    birthTime: patient && valueAttribute(patient, 'birthTime'),
    birthPlace: county && textOf(county),
    addresses: role === undefined ? [] : addressesOf(role),
    telecoms: role === undefined ? [] : telecomsOf(role),
    guardians: patient === undefined ? [] : readAll(patient, 'guardian', readGuardian),
  };
}
