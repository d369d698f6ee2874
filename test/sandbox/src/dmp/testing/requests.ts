import { randomUUID } from 'node:crypto';
import { association, coded, registryPackage, slot, type TestAuthor } from './metadata.js';

export const ACTION = {
  existence: 'urn:hl7-org:v3:PRPA_IN201307UV02',
  search: 'urn:ihe:iti:2007:RegistryStoredQuery',
  retrieve: 'urn:ihe:iti:2007:RetrieveDocumentSet',
  update: 'urn:ihe:iti:2010:UpdateDocumentSet',
} as const;

/** TD0.2 (dmp-transactions 2.1, 2.3). */
export function existenceQuery(
  ins: string,
  o: { readonly oid?: string; readonly reason?: string } = {},
): string {
  const { oid = '1.2.250.1.213.1.4.10', reason = 'TEST_EXST' } = o;
  const device = (name: string, type: string, id: string, software: string): string =>
    `<${name} typeCode="${type}"><device classCode="DEV" determinerCode="INSTANCE"><id root="${id}"/><softwareName>${software}</softwareName></device></${name}>`;
  return [
    '<PRPA_IN201307UV02 xmlns="urn:hl7-org:v3" ITSVersion="XML_1.0">',
    `<id root="1.2.250.1.999.1.1" extension="${randomUUID()}"/><creationTime value="20260112133000"/>`,
    '<interactionId root="2.16.840.1.113883.1.6" extension="PRPA_IN201307UV02"/>',
    '<processingCode code="D"/><processingModeCode code="T"/><acceptAckCode code="AL"/>',
    device('receiver', 'RCV', '1.2.250.1.213.4.1.1.1', 'DMP'),
    device('sender', 'SND', '1.2.250.1.999.1', 'ESSAI'),
    '<controlActProcess classCode="CACT" moodCode="EVN">',
    `<reasonCode code="${reason}" codeSystem="1.2.250.1.213.1.1.4.11" displayName="Test d'existence de dossier"/>`,
    `<queryByParameter><queryId root="1.2.250.1.999.1.2" extension="${randomUUID()}"/><statusCode code="new"/>`,
    '<parameterList><dataSource xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/><patientIdentifier>',
    `<value root="${oid}" extension="${ins}"/><semanticsText>Patient.id</semanticsText>`,
    '</patientIdentifier></parameterList></queryByParameter></controlActProcess></PRPA_IN201307UV02>',
  ].join('');
}

export const QUERY_ID = {
  findDocuments: '14d4debf-8f97-4251-9a74-a90016b0af0d',
  findByReference: '12941a89-e02e-4be5-967c-ce4bfc8fe492',
  findSubmissionSets: 'f26abbcb-ac74-4422-8a30-edb644bbc1a9',
  getDocuments: '5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4',
  getDocumentsAndAssociations: 'bab9529a-4a10-40b3-a01f-f68a615d247a',
  getAssociations: 'a7ae438b-4bc2-4642-93e9-be891f7bb155',
  getSubmissionSets: '51224314-5390-4169-9b91-b1980040715a',
  getSetAndContents: 'e8e3cb2c-e39c-46b9-99e4-c12f57260b83',
} as const;

/** TD3.1 (dmp-transactions 2.17): parameters as they are written, the same name twice to repeat a slot. */
export function storedQuery(
  query: string,
  parameters: readonly (readonly [name: string, ...values: readonly string[]])[],
  returnType: 'LeafClass' | 'ObjectRef' = 'LeafClass',
): string {
  const slots = parameters.map(([name, ...values]) => slot(`$${name}`, ...values)).join('');
  return [
    '<q:AdhocQueryRequest xmlns:q="urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0" xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0">',
    `<q:ResponseOption returnComposedObjects="true" returnType="${returnType}"/>`,
    `<AdhocQuery id="urn:uuid:${query}">${slots}</AdhocQuery></q:AdhocQueryRequest>`,
  ].join('');
}

/** TD3.2 (dmp-transactions 2.18). */
export function retrieveRequest(...uniqueIds: readonly string[]): string {
  const documents = uniqueIds.map((id) => documentRequest(id)).join('');
  return `<RetrieveDocumentSetRequest xmlns="urn:ihe:iti:xds-b:2007">${documents}</RetrieveDocumentSetRequest>`;
}

function documentRequest(uniqueId: string): string {
  return `<DocumentRequest><RepositoryUniqueId>1.2.250.1.213.4.1.1.1.2</RepositoryUniqueId><DocumentUniqueId>${uniqueId}</DocumentUniqueId></DocumentRequest>`;
}

export const STATUS_URN = {
  approved: 'urn:oasis:names:tc:ebxml-regrep:StatusType:Approved',
  deprecated: 'urn:oasis:names:tc:ebxml-regrep:StatusType:Deprecated',
  archived: 'urn:asip:ci-sis:2010:StatusType:Archived',
  deleted: 'urn:asip:ci-sis:2010:StatusType:Deleted',
} as const;

/** TD3.3c and TD3.3d (dmp-transactions 2.19 a). */
export function statusUpdate(o: {
  readonly target: string;
  readonly from: string;
  readonly to: string;
  readonly patient: string;
  readonly author: TestAuthor;
  readonly uniqueId: string;
}): string {
  return [
    '<l:SubmitObjectsRequest xmlns:l="urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0" xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0"><RegistryObjectList>',
    registryPackage({ uniqueId: o.uniqueId, patient: o.patient, author: o.author }),
    association(
      'urn:ihe:iti:2010:AssociationType:UpdateAvailabilityStatus',
      'SubmissionSet01',
      o.target,
      slot('OriginalStatus', o.from),
      slot('NewStatus', o.to),
    ),
    '</RegistryObjectList></l:SubmitObjectsRequest>',
  ].join('');
}

/** TD3.3a and TD3.3b (dmp-transactions 2.19 b): the entry as TD3.1 gave it, with other masks. */
export function visibilityUpdate(o: {
  /** An answer to TD3.1 that holds the entry. */
  readonly entry: string;
  readonly masks: readonly string[];
  readonly patient: string;
  readonly author: TestAuthor;
  readonly uniqueId: string;
  /** Stands in for the current version. */
  readonly previousVersion?: string;
  readonly edit?: (entry: string) => string;
}): string {
  const found = /<rim:ExtrinsicObject.*?<\/rim:ExtrinsicObject>/s.exec(o.entry)?.[0] ?? '';
  const version = /versionName="(\d+)"/.exec(found)?.[1] ?? '';
  const id = /<rim:ExtrinsicObject [^>]*?\bid="([^"]*)"/.exec(found)?.[1] ?? '';
  const confidentiality =
    /<rim:Classification [^>]*f4f85eac-e6cb-4883-b524-f2705394840f[^>]*>.*?<\/rim:Classification>/gs;
  const codes = ['N', ...o.masks].map((code) =>
    coded(
      'Document01',
      'f4f85eac-e6cb-4883-b524-f2705394840f',
      code,
      code === 'N' ? '2.16.840.1.113883.5.25' : '1.2.250.1.213.1.1.4.13',
    ),
  );
  const copy = found
    .replaceAll(confidentiality, '')
    .replaceAll('rim:', '')
    .replace(new RegExp(` id="${id}"`), ' id="Document01"')
    .replaceAll(`"${id}"`, '"Document01"')
    .replace('lid="Document01"', `lid="${id}"`)
    .replace('<ExternalIdentifier', `${codes.join('')}<ExternalIdentifier`);
  return [
    '<l:SubmitObjectsRequest xmlns:l="urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0" xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0"><RegistryObjectList>',
    registryPackage({ uniqueId: o.uniqueId, patient: o.patient, author: o.author }),
    (o.edit ?? ((xml) => xml))(copy),
    association(
      'urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember',
      'SubmissionSet01',
      'Document01',
      slot('SubmissionSetStatus', 'Original'),
      slot('PreviousVersion', o.previousVersion ?? version),
    ),
    '</RegistryObjectList></l:SubmitObjectsRequest>',
  ].join('');
}
