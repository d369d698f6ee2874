import { attribute, children, type ParsedElement, parseXml, path, SoapError, textOf } from '@dmpconnect/soap';
import { formatOfBody, formatOfTemplates } from '../codes/format-codes.js';
import { MssError } from '../errors.js';
import { escapeHl7, formatOrganisation, formatPerson } from './hl7-values.js';
import type { XdmCode, XdmPatient } from './input.js';
import type { XdmEntryAuthor } from './model.js';
import { metadataTime } from './times.js';

const V3 = 'urn:hl7-org:v3';

/** National identifiers of patients, of tests too: NIR, NIA. */
export const INS_OIDS: ReadonlySet<string> = new Set(
  [8, 9, 10, 11].map((last) => `1.2.250.1.213.1.4.${last}`),
);

/** What the header of a CDA document says of it (mss 10.2). */
export interface CdaDescription {
  readonly uniqueId: string;
  readonly type: XdmCode;
  readonly title: string;
  readonly creationTime: string;
  readonly languageCode: string;
  readonly confidentiality: XdmCode;
  readonly patient: XdmPatient;
  /** Identifier of the patient in the structure. */
  readonly localPatientId?: { readonly value: string; readonly oid: string } | undefined;
  readonly authors: readonly XdmEntryAuthor[];
  readonly legalAuthenticator?: string | undefined;
  readonly serviceStartTime?: string | undefined;
  readonly serviceStopTime?: string | undefined;
  readonly events: readonly XdmCode[];
  readonly format?: XdmCode | undefined;
  readonly facility?: XdmCode | undefined;
  readonly practiceSetting?: XdmCode | undefined;
  readonly replaces?: string | undefined;
}

/**
 * Reads the header of a CDA R2 document.
 *
 * @param field For errors, e.g. `documents[0].cda`.
 * @throws {MssError} `XDM_INPUT`
 */
export function readCda(bytes: Uint8Array, field: string): CdaDescription {
  let root: ParsedElement;
  try {
    root = parseXml(bytes);
  } catch (cause) {
    if (!(cause instanceof SoapError)) throw cause;
    throw new MssError('XDM_INPUT', `${field} cannot be read: ${cause.message}`, { field, cause });
  }
  if (root.localName !== 'ClinicalDocument' || root.namespaceURI !== V3) {
    throw new MssError('XDM_INPUT', `${field} is no clinical document (CDA R2).`, { field });
  }
  const required = <T>(value: T | undefined, name: string): T => {
    if (value !== undefined) return value;
    throw new MssError('XDM_INPUT', `${field}: ${name} of the header is missing or cannot be read.`, {
      field,
    });
  };
  const event = down(root, 'documentationOf', 'serviceEvent');
  const period = event && down(event, 'effectiveTime');
  const authors = all(root, 'author').map((author) => down(author, 'assignedAuthor'));
  return {
    uniqueId: required(idOf(down(root, 'id')), 'id'),
    type: required(codeOf(down(root, 'code')), 'code'),
    title: required(textIn(root, 'title'), 'title'),
    creationTime: required(timeOf(down(root, 'effectiveTime')), 'effectiveTime'),
    languageCode: attributeOf(down(root, 'languageCode'), 'code') ?? 'fr-FR',
    confidentiality: required(codeOf(down(root, 'confidentialityCode')), 'confidentialityCode'),
    ...patientOf(down(root, 'recordTarget', 'patientRole'), required),
    authors: required(nonEmpty(authors.flatMap((author) => authorOf(author) ?? [])), 'author'),
    legalAuthenticator: personOf(down(root, 'legalAuthenticator', 'assignedEntity'), 'assignedPerson'),
    serviceStartTime: period && (timeOf(down(period, 'low')) ?? timeOf(period)),
    serviceStopTime: period && timeOf(down(period, 'high')),
    events: all(root, 'documentationOf').flatMap((one) => codeOf(down(one, 'serviceEvent', 'code')) ?? []),
    format: formatOf(root),
    facility: codeOf(
      down(root, 'componentOf', 'encompassingEncounter', 'location', 'healthCareFacility', 'code'),
    ),
    practiceSetting:
      codeOf(
        event &&
          down(event, 'performer', 'assignedEntity', 'representedOrganization', 'standardIndustryClassCode'),
      ) ?? codeOf(authors[0] && down(authors[0], 'representedOrganization', 'standardIndustryClassCode')),
    replaces: all(root, 'relatedDocument')
      .filter((one) => attribute(one, 'typeCode') === 'RPLC')
      .map((one) => idOf(down(one, 'parentDocument', 'id')))[0],
  };
}

function patientOf(
  role: ParsedElement | undefined,
  required: <T>(value: T | undefined, name: string) => T,
): Pick<CdaDescription, 'patient' | 'localPatientId'> {
  const ids = role === undefined ? [] : all(role, 'id');
  const read = (one: ParsedElement) => ({
    value: attribute(one, 'extension') ?? '',
    oid: attribute(one, 'root') ?? '',
  });
  const ins = ids.map(read).find(({ oid, value }) => INS_OIDS.has(oid) && value !== '');
  const local = ids.map(read).find(({ oid, value }) => !INS_OIDS.has(oid) && value !== '' && oid !== '');
  const person = role && down(role, 'patient');
  const name = person && down(person, 'name');
  const family = (qualifier: string) =>
    name &&
    all(name, 'family')
      .filter((one) => attribute(one, 'qualifier') === qualifier)
      .map(textOf)[0];
  const given =
    name &&
    [...all(name, 'given')].map((one) => ({
      birth: attribute(one, 'qualifier') === 'BR',
      text: textOf(one),
    }));
  const sex = attributeOf(person && down(person, 'administrativeGenderCode'), 'code');
  return {
    patient: {
      ins: required(ins, 'recordTarget (national identifier)'),
      birthName: required(family('BR') ?? (name && textIn(name, 'family')), 'recordTarget (birth name)'),
      usedName: family('CL') ?? family('SP'),
      givenNames: required(
        (given?.find(({ birth }) => birth) ?? given?.[0])?.text,
        'recordTarget (given name)',
      ),
      birthDate: required(timeOf(person && down(person, 'birthTime')), 'recordTarget (birth date)').slice(
        0,
        8,
      ),
      sex: sex === 'M' || sex === 'F' ? sex : 'U',
      birthPlace: person && textIn(down(person, 'birthplace', 'place', 'addr') ?? person, 'county'),
    },
    localPatientId: local,
  };
}

function authorOf(author: ParsedElement | undefined): XdmEntryAuthor | undefined {
  if (author === undefined) return undefined;
  const person = personOf(author, 'assignedPerson') ?? deviceOf(author);
  const organisation = down(author, 'representedOrganization');
  const { root: oid = '', extension: id = '' } = identifierOf(organisation && down(organisation, 'id'));
  const name = organisation && textIn(organisation, 'name');
  const speciality = codeOf(down(author, 'code'));
  if (person === undefined) return undefined;
  return {
    person,
    institutions: name === undefined ? [] : [oid === '' ? name : formatOrganisation({ id, oid, name })],
    roles: [],
    specialities:
      speciality === undefined
        ? []
        : [`${escapeHl7(speciality.code)}^${escapeHl7(speciality.label)}^${speciality.system}`],
  };
}

function personOf(entity: ParsedElement | undefined, element: string): string | undefined {
  const name = entity && down(entity, element, 'name');
  const { root: oid, extension: id } = identifierOf(entity && down(entity, 'id'));
  if (name === undefined || oid === undefined || id === undefined) return undefined;
  return formatPerson({ id, oid, name: textIn(name, 'family') ?? '', given: textIn(name, 'given') ?? '' });
}

/** A device as author (mss 10.3). */
function deviceOf(author: ParsedElement): string | undefined {
  const device = down(author, 'assignedAuthoringDevice');
  const { root: oid, extension: id } = identifierOf(down(author, 'id'));
  const name = device && (textIn(device, 'softwareName') ?? textIn(device, 'manufacturerModelName'));
  return name === undefined || oid === undefined
    ? undefined
    : `${escapeHl7(id ?? '')}^${escapeHl7(name)}^^^^^^^&${oid}&ISO^U^^^RI`;
}

/** Format of the body when it is no XML, or else of the template it follows (mss 10.4). */
function formatOf(root: ParsedElement): XdmCode | undefined {
  const body = down(root, 'component', 'nonXMLBody', 'text');
  if (body !== undefined) return formatOfBody(attribute(body, 'mediaType') ?? '');
  return formatOfTemplates(all(root, 'templateId').map((one) => attribute(one, 'root') ?? ''));
}

function down(from: ParsedElement, ...names: readonly string[]): ParsedElement | undefined {
  return path(from, V3, ...names);
}

function all(from: ParsedElement, name: string): readonly ParsedElement[] {
  return children(from, V3, name);
}

function textIn(from: ParsedElement, name: string): string | undefined {
  const text = all(from, name).map(textOf)[0];
  return text === '' ? undefined : text;
}

function attributeOf(element: ParsedElement | undefined, name: string): string | undefined {
  return element && attribute(element, name);
}

function timeOf(element: ParsedElement | undefined): string | undefined {
  const value = attributeOf(element, 'value');
  return value === undefined ? undefined : metadataTime(value);
}

function codeOf(element: ParsedElement | undefined): XdmCode | undefined {
  const code = attributeOf(element, 'code');
  const system = attributeOf(element, 'codeSystem');
  if (code === undefined || system === undefined) return undefined;
  return { code, system, label: attributeOf(element, 'displayName') ?? code };
}

function identifierOf(element: ParsedElement | undefined) {
  return { root: attributeOf(element, 'root'), extension: attributeOf(element, 'extension') };
}

/** `root^extension`, or the root alone (mss 10.2). */
function idOf(element: ParsedElement | undefined): string | undefined {
  const { root, extension } = identifierOf(element);
  if (root === undefined) return undefined;
  return extension === undefined || extension === '' ? root : `${root}^${extension}`;
}

function nonEmpty<T>(values: readonly T[]): readonly T[] | undefined {
  return values.length === 0 ? undefined : values;
}
