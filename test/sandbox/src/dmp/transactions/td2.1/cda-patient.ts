import type { ParsedElement } from '@dmpconnect/soap';
import { all, valueAt } from '../../cda/navigate.js';
import { isInsDomain } from '../../identifiers/ins.js';
import type { DocumentEntry } from '../../metadata/document-entry.js';
import { idsAt } from './cda-values.js';

const ROLE = 'recordTarget/patientRole';

/** dmp-transactions 4.3: the local identifier of the CDA, or the INS when it has none. */
export function sameSourcePatientId({ sourcePatientId }: DocumentEntry, clinical: ParsedElement): boolean {
  const ids = idsAt(clinical, `${ROLE}/id`);
  const local = ids.filter(({ root }) => !isInsDomain(root));
  const wanted = local.length === 0 ? ids : local;
  return wanted.some(
    ({ root, extension }) => root === sourcePatientId.oid && extension === sourcePatientId.value,
  );
}

/** dmp-transactions 4.7, 5.4: birth name, birth date and sex are those of the CDA. */
export function samePatientInfo({ sourcePatientInfo }: DocumentEntry, clinical: ParsedElement): boolean {
  const field = (name: string): readonly string[] =>
    sourcePatientInfo
      .filter((value) => value.startsWith(`${name}|`))
      .map((value) => value.slice(name.length + 1));
  const birth = valueAt(clinical, `${ROLE}/patient/birthTime`, 'value');
  const gender = valueAt(clinical, `${ROLE}/patient/administrativeGenderCode`, 'code');
  const sex = gender === 'UN' ? 'U' : gender;
  return (
    field('PID-5').some((name) => isBirthName(name, clinical)) &&
    field('PID-7').every((value) => value === birth) &&
    field('PID-7').length === 1 &&
    field('PID-8').every((value) => value === sex) &&
    field('PID-8').length === 1
  );
}

/** `NOM^PRENOM^^^^^L`; the given name may be the first one or all of the birth certificate. */
function isBirthName(text: string, clinical: ParsedElement): boolean {
  const [family, given, , , , , type] = text.split('^');
  if (type !== 'L') return false;
  const names = (part: string): string[] =>
    all(clinical, `${ROLE}/patient/name/${part}`)
      .filter((each) => ['BR', null, ''].includes(each.getAttribute('qualifier')))
      .map((each) => (each.textContent ?? '').trim());
  return names('family').includes(family ?? '') && names('given').includes(given ?? '');
}
