import { randomUUID } from 'node:crypto';
import { type XmlElement, type XmlNode, XSI } from '@dmpconnect/soap';
import { DmpError } from '../errors.js';
import { V3, valueElement } from '../hl7v3/elements.js';
import { hl7MessageElement } from '../hl7v3/message.js';
import type { DmpSoftware } from '../options/client-options.js';
import type { PatientQuery } from '../patients/found-patient.js';

/** What a search of patients is made of. */
export interface FindPatientsRequest {
  readonly query: PatientQuery;
  readonly software: DmpSoftware;
  /** `D` in tests, `P` in production. */
  readonly processingCode: 'D' | 'P';
  readonly now: Date;
  /** Degree of match asked for when a criterion is approximate, 0 to 100. */
  readonly approximateMatch: number;
}

/**
 * TD0.5, `PRPA_IN201305UV02` (dmp-transactions 2.6; criteria of ITI-47). How the DMP takes "approximate" is not
 * public: the degree of match of ITI-47 is asked for.
 *
 * @throws {DmpError} `QUERY_INVALID`.
 */
export function buildFindPatients(request: FindPatientsRequest): XmlElement {
  const { query, software, approximateMatch } = request;
  checkQuery(query);
  const approximate = query.approximateName === true || query.approximateCity === true;
  const controlAct = V3.element('controlActProcess', { classCode: 'CACT', moodCode: 'EVN' }, [
    V3.element('code', { code: 'PRPA_TE201305UV02', codeSystem: '2.16.840.1.113883.1.6' }),
    V3.element('queryByParameter', {}, [
      V3.element('queryId', { root: `${software.oid}.2`, extension: randomUUID() }),
      V3.element('statusCode', { code: 'new' }),
      approximate ? matchElement(approximateMatch) : undefined,
      V3.element('parameterList', {}, criteria(query)),
    ]),
  ]);
  return hl7MessageElement({ ...request, interaction: 'PRPA_IN201305UV02', controlAct });
}

function matchElement(degree: number): XmlElement {
  return V3.element('matchCriterionList', {}, [
    V3.element('minimumDegreeMatch', {}, [
      V3.element('value', { [XSI.attribute('type')]: 'INT', value: String(degree) }),
      V3.element('semanticsText', {}, ['MinimumDegreeMatch']),
    ]),
  ]);
}

/** HL7 says UN where the package says U. */
const SEXES = { M: 'M', F: 'F', U: 'UN' } as const;

/** In the order of the schema. */
function criteria(query: PatientQuery): readonly (XmlElement | undefined)[] {
  const { sex, birthDate, familyName, givenName, city, postalCode } = query;
  const name = [...part('family', familyName), ...part('given', givenName)];
  const address = [...part('city', city), ...part('postalCode', postalCode)];
  return [
    sex &&
      criterion(
        'livingSubjectAdministrativeGender',
        V3.element('value', { code: SEXES[sex] }),
        'LivingSubject.administrativeGender',
      ),
    birthDate &&
      criterion('livingSubjectBirthTime', valueElement('value', birthDate), 'LivingSubject.birthTime'),
    name.length === 0
      ? undefined
      : criterion('livingSubjectName', V3.element('value', {}, name), 'LivingSubject.name'),
    address.length === 0
      ? undefined
      : criterion('patientAddress', V3.element('value', {}, address), 'Patient.addr'),
  ].map((element) => element || undefined);
}

function part(name: string, text: string | undefined): readonly XmlNode[] {
  const value = text?.trim() ?? '';
  return value === '' ? [] : [V3.element(name, {}, [value])];
}

function criterion(name: string, value: XmlElement, semantics: string): XmlElement {
  return V3.element(name, {}, [value, V3.element('semanticsText', {}, [semantics])]);
}

/** The input rules of dmp-transactions 2.6. */
function checkQuery({ familyName, birthDate, ...others }: PatientQuery): void {
  const invalid = (field: string, rule: string) =>
    new DmpError('QUERY_INVALID', `${field} ${rule}.`, { field });
  if (familyName !== undefined && familyName.trim().length < 2) {
    throw invalid('familyName', 'must have at least 2 characters');
  }
  if (birthDate !== undefined && !/^\d{8}$/.test(birthDate)) {
    throw invalid('birthDate', 'must have the form YYYYMMDD');
  }
  const given = [familyName, birthDate, others.givenName, others.city, others.postalCode, others.sex];
  if (given.every((value) => value === undefined || value.trim() === '')) {
    throw invalid('familyName', 'or another criterion is needed');
  }
}
