import { attribute, children, type ParsedElement, path, textOf } from '@dmpconnect/soap';
import { V3 } from '../../hl7/namespaces.js';
import { attributeAt, textAt } from '../../hl7/wrapper.js';
import { refuseRequest } from '../../pipeline/refusal.js';

/** What a search without INS looks for (dmp-transactions 2.6). Names as written; empty when not given. */
export interface Criteria {
  readonly family: string;
  readonly given: string;
  /** `yyyyMMdd`. */
  readonly birthDate: string;
  readonly sex: string;
  readonly city: string;
  readonly postalCode: string;
}

const KNOWN: ReadonlySet<string> = new Set([
  'livingSubjectName',
  'livingSubjectBirthTime',
  'livingSubjectAdministrativeGender',
  'patientAddress',
]);

/** Reads the parameters of the search. @throws {Refusal} `DMPInvalidRequest` naming the criterion. */
export function readCriteria(parameters: ParsedElement, lenient: boolean): Criteria {
  const unknown = children(parameters).find(({ localName }) => !KNOWN.has(localName ?? ''));
  if (unknown !== undefined && !lenient) {
    throw refuseRequest('DMPInvalidRequest', `${unknown.localName} is not a criterion of the search.`);
  }
  const names = children(parameters, V3.uri, 'livingSubjectName');
  // dmp-transactions 2.6: the semantics is fixed.
  if (names.some((name) => textAt(name, 'semanticsText') !== 'LivingSubject.name')) {
    throw refuseRequest(
      'DMPInvalidRequest',
      'semanticsText of livingSubjectName must be LivingSubject.name.',
    );
  }
  const nameParts = (part: string): string =>
    names
      .flatMap((name) => children(name, V3.uri, 'value'))
      .flatMap((value) => children(value, V3.uri, part).map(textOf))
      .join(' ');
  const family = nameParts('family');
  if (family.length < 2) {
    throw refuseRequest('DMPInvalidRequest', 'The family name of the search needs at least 2 characters.');
  }
  const birthDate = criterionValue(parameters, 'livingSubjectBirthTime', 'value');
  if (birthDate !== '' && !/^\d{8}$/.test(birthDate)) {
    throw refuseRequest('DMPInvalidRequest', 'The birth date of the search must be of the form yyyyMMdd.');
  }
  return {
    family,
    given: nameParts('given'),
    birthDate,
    sex: criterionValue(parameters, 'livingSubjectAdministrativeGender', 'code'),
    city: textAt(parameters, 'patientAddress', 'value', 'city'),
    postalCode: textAt(parameters, 'patientAddress', 'value', 'postalCode'),
  };
}

/** A birth time may be one value, or an interval of one day. */
function criterionValue(parameters: ParsedElement, criterion: string, name: string): string {
  const value = path(parameters, V3.uri, criterion, 'value');
  if (value === undefined) return '';
  return attribute(value, name) ?? attributeAt(value, name, 'low');
}
