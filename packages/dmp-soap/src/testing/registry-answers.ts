import { QUERY_URI, RIM_URI, RS_URI, XDSB_URI } from '../xds/namespaces.js';
import { ENTRY_IDENTIFIERS, ENTRY_SCHEMES, STABLE_DOCUMENT } from '../xds/schemes.js';
import { STATUS_URNS } from '../xds/status.js';

/** Answers of a registry, written by hand from the sheet: not with the code under test. */
export interface EntryText {
  readonly id: string;
  readonly uniqueId: string;
  readonly status?: keyof typeof STATUS_URNS;
  readonly classCode?: string;
  readonly masking?: readonly string[];
  readonly creationTime?: string;
  readonly serviceStartTime?: string;
  readonly hash?: string;
  readonly size?: number;
}

const slot = (name: string, value: string) =>
  `<Slot name="${name}"><ValueList><Value>${value}</Value></ValueList></Slot>`;
const code = (scheme: string, value: string, system: string, label: string) =>
  `<Classification classificationScheme="urn:uuid:${scheme}" nodeRepresentation="${value}">${slot('codingScheme', system)}<Name><LocalizedString value="${label}"/></Name></Classification>`;
const identifier = (scheme: string, value: string) =>
  `<ExternalIdentifier identificationScheme="urn:uuid:${scheme}" value="${value}"/>`;

export function extrinsicObject(entry: EntryText): string {
  return `<ExtrinsicObject id="${entry.id}" lid="${entry.id}" mimeType="text/xml" objectType="urn:uuid:${STABLE_DOCUMENT}" status="${STATUS_URNS[entry.status ?? 'approved']}">
${slot('creationTime', entry.creationTime ?? '20240701100000')}${slot('serviceStartTime', entry.serviceStartTime ?? '20240701090000')}
${slot('hash', entry.hash ?? 'da39a3ee5e6b4b0d3255bfef95601890afd80709')}${slot('size', String(entry.size ?? 0))}
<Name><LocalizedString value="Titre"/></Name><Description><LocalizedString value="Commentaire"/></Description><VersionInfo versionName="3"/>
<Classification classificationScheme="urn:uuid:${ENTRY_SCHEMES.author}" nodeRepresentation="">${slot('authorPerson', '899700000013^KIT^DOC0013^^^^^^&amp;1.2.250.1.71.4.2.1&amp;ISO^D^^^IDNPS')}${slot('authorSpecialty', 'G15_10/SM26^Médecin^1.2.250.1.213.1.1.4.5')}${slot('authorInstitution', 'CABINET^^^^^&amp;1.2.250.1.71.4.2.2&amp;ISO^IDNST^^^499700000013001')}</Classification>
${code(ENTRY_SCHEMES.classCode, entry.classCode ?? '10', '1.2.250.1.213.1.1.4.1', 'Compte rendu')}
${code(ENTRY_SCHEMES.typeCode, '11488-4', '2.16.840.1.113883.6.1', 'CR')}
${['N', ...(entry.masking ?? [])].map((value) => code(ENTRY_SCHEMES.confidentialityCode, value, '1', value)).join('')}
${code(ENTRY_SCHEMES.formatCode, 'urn:ihe:iti:xds-sd:pdf:2008', '1.3.6.1.4.1.19376.1.2.3', 'PDF')}
${identifier(ENTRY_IDENTIFIERS.patientId, '0529782301522593359679^^^&amp;1.2.250.1.213.1.4.2&amp;ISO^INS-C')}
${identifier(ENTRY_IDENTIFIERS.uniqueId, entry.uniqueId)}</ExtrinsicObject>`;
}

export function queryAnswer(...objects: readonly string[]): string {
  return `<q:AdhocQueryResponse xmlns:q="${QUERY_URI}" xmlns="${RIM_URI}" status="urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success"><RegistryObjectList>${objects.join('')}</RegistryObjectList></q:AdhocQueryResponse>`;
}

export function objectRef(id: string): string {
  return `<ObjectRef id="${id}"/>`;
}

export function registryPackage(id: string, submissionTime: string): string {
  return `<RegistryPackage id="${id}">${slot('submissionTime', submissionTime)}</RegistryPackage>`;
}

export function association(type: string, source: string, target: string, slots = ''): string {
  return `<Association associationType="${type}" sourceObject="${source}" targetObject="${target}">${slots}</Association>`;
}

export const REFERENCE = slot('SubmissionSetStatus', 'Reference');

/** `Success`, or an outcome with errors: `[code, text, severity]`. */
export function registryResponse(
  status: string,
  ...errors: readonly (readonly [code: string, text: string, severity: 'Error' | 'Warning'])[]
): string {
  const list = errors.map(
    ([errorCode, text, severity]) =>
      `<rs:RegistryError errorCode="${errorCode}" codeContext="${text}" severity="urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:${severity}" location=""/>`,
  );
  const inner = list.length === 0 ? '' : `<rs:RegistryErrorList>${list.join('')}</rs:RegistryErrorList>`;
  return `<rs:RegistryResponse xmlns:rs="${RS_URI}" status="${status}">${inner}</rs:RegistryResponse>`;
}

export const SUCCESS = 'urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success';
export const FAILURE = 'urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Failure';
export const PARTIAL = 'urn:ihe:iti:2007:ResponseStatusType:PartialSuccess';

export function retrieveAnswer(response: string, documents: string): string {
  return `<RetrieveDocumentSetResponse xmlns="${XDSB_URI}">${response}${documents}</RetrieveDocumentSetResponse>`;
}

export function documentResponse(uniqueId: string, document: string): string {
  return `<DocumentResponse><RepositoryUniqueId>1.2.250.1.213.4.1.1.1.2</RepositoryUniqueId><DocumentUniqueId>${uniqueId}</DocumentUniqueId><mimeType>text/xml</mimeType><Document>${document}</Document></DocumentResponse>`;
}
