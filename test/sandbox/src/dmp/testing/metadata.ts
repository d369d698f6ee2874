import { escapeXml } from './escape.js';

/** Building blocks of ebRIM, written by hand; `rim` is the default namespace around them. */
export function slot(name: string, ...values: readonly string[]): string {
  const list = values.map((value) => `<Value>${escapeXml(value)}</Value>`).join('');
  return `<Slot name="${name}"><ValueList>${list}</ValueList></Slot>`;
}

function localized(element: string, value: string): string {
  return `<${element}><LocalizedString charset="UTF8" value="${escapeXml(value)}" xml:lang="FR"/></${element}>`;
}

let counter = 0;
function nextId(): string {
  counter += 1;
  return `o${counter}`;
}

export function coded(
  owner: string,
  scheme: string,
  code: string,
  system: string,
  label = 'libellé',
): string {
  return (
    `<Classification classificationScheme="urn:uuid:${scheme}" classifiedObject="${owner}" id="${nextId()}" ` +
    `nodeRepresentation="${code}">${slot('codingScheme', system)}${localized('Name', label)}</Classification>`
  );
}

export interface TestAuthor {
  readonly id: string;
  readonly family: string;
  readonly given: string;
  readonly structure: string;
  readonly structureName?: string;
}

export function xcn({ id, family, given }: TestAuthor): string {
  return `${id}^${family}^${given}^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS`;
}

function author(owner: string, scheme: string, who: TestAuthor): string {
  const name = who.structureName ?? 'CABINET VIRTUEL';
  return (
    `<Classification classificationScheme="urn:uuid:${scheme}" classifiedObject="${owner}" id="${nextId()}" nodeRepresentation="">` +
    slot('authorPerson', xcn(who)) +
    slot('authorSpecialty', 'G15_10/SM54^Médecin - Médecine générale^1.2.250.1.213.1.1.4.5') +
    slot('authorInstitution', `${name}^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^${who.structure}`) +
    '</Classification>'
  );
}

function identifier(owner: string, scheme: string, value: string, name: string): string {
  return (
    `<ExternalIdentifier id="${nextId()}" identificationScheme="urn:uuid:${scheme}" registryObject="${owner}" ` +
    `value="${escapeXml(value)}">${localized('Name', name)}</ExternalIdentifier>`
  );
}

/** A submission set (dmp-transactions 4.2). */
export function registryPackage(o: {
  readonly uniqueId: string;
  readonly patient: string;
  readonly author: TestAuthor;
  readonly id?: string;
}): string {
  const { id = 'SubmissionSet01' } = o;
  return [
    `<RegistryPackage id="${id}">`,
    slot('submissionTime', '20260112133100'),
    localized('Name', 'Lot d’essai'),
    author(id, 'a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d', o.author),
    coded(id, 'aa543740-bdda-424e-8c96-df4873be8500', '07', '1.2.250.1.213.2.2'),
    `<Classification classificationNode="urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd" classifiedObject="${id}" id="${nextId()}"/>`,
    identifier(id, '6b5aea1a-874d-4603-a4bc-96a0a7b38446', o.patient, 'XDSSubmissionSet.patientId'),
    identifier(id, '554ac39e-e3fe-47fe-b233-965d2a147832', '1.2.250.1.999.1.1', 'XDSSubmissionSet.sourceId'),
    identifier(id, '96fdda7c-d067-4183-912e-bf5ee74998a8', o.uniqueId, 'XDSSubmissionSet.uniqueId'),
    '</RegistryPackage>',
  ].join('');
}

const OBJECT_TYPE = 'urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1';

/** A document entry that goes with the CDA of `makeCda` (dmp-transactions 4.3). */
export function documentEntry(o: {
  readonly id: string;
  readonly uniqueId: string;
  readonly patient: string;
  readonly author: TestAuthor;
  readonly formatCode?: string;
  readonly masks?: readonly string[];
}): string {
  const { id, formatCode = 'urn:ihe:iti:xds-sd:pdf:2008', masks = [] } = o;
  return [
    `<ExtrinsicObject id="${id}" mimeType="text/xml" objectType="${OBJECT_TYPE}">`,
    slot('creationTime', '20260112133000'),
    slot('languageCode', 'fr-FR'),
    slot('legalAuthenticator', xcn(o.author)),
    slot('serviceStartTime', '20260112133000'),
    slot('sourcePatientId', 'IPP-1^^^&1.2.250.1.999.1.2&ISO^PI'),
    slot('sourcePatientInfo', 'PID-5|PAT-TROIS^DOMINIQUE^^^^^L', 'PID-7|19790328', 'PID-8|F'),
    localized('Name', 'Consultation d’essai'),
    author(id, '93606bcf-9494-43ec-9b4e-a7748d1a838d', o.author),
    coded(id, '41a5887f-8865-4c09-adf7-e362475b143a', '10', '1.2.250.1.213.1.1.4.1'),
    coded(id, 'f0306f51-975f-434e-a61c-c59651d33983', '11488-4', '2.16.840.1.113883.6.1'),
    coded(id, 'f4f85eac-e6cb-4883-b524-f2705394840f', 'N', '2.16.840.1.113883.5.25'),
    ...masks.map((mask) => coded(id, 'f4f85eac-e6cb-4883-b524-f2705394840f', mask, '1.2.250.1.213.1.1.4.13')),
    coded(id, 'a09d5840-386c-46f2-b5ad-9c3699a4309d', formatCode, '1.3.6.1.4.1.19376.1.2.3'),
    coded(id, 'f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1', 'SA07', '1.2.250.1.71.4.2.4'),
    coded(id, 'cccf5598-8b07-4b77-a05e-ae952c785ead', 'AMBULATOIRE', '1.2.250.1.213.1.1.4.9'),
    identifier(id, '58a6f841-87b3-4a3e-92fd-a8ffeff98427', o.patient, 'XDSDocumentEntry.patientId'),
    identifier(id, '2e82c1f6-a085-4c72-9da3-8640a32e42ab', o.uniqueId, 'XDSDocumentEntry.uniqueId'),
    '</ExtrinsicObject>',
  ].join('');
}

/** The entry of the signature of a lot (dmp-transactions 6.1). */
export function signatureEntry(o: {
  readonly uniqueId: string;
  readonly patient: string;
  readonly author: TestAuthor;
}): string {
  const id = 'Signature01';
  return [
    `<ExtrinsicObject id="${id}" mimeType="text/xml" objectType="${OBJECT_TYPE}">`,
    slot('creationTime', '20260112133100'),
    slot('languageCode', 'art'),
    slot('legalAuthenticator', xcn(o.author)),
    slot('serviceStartTime', '20260112133100'),
    slot('serviceStopTime', '20260112133100'),
    slot('sourcePatientId', o.patient),
    localized('Name', 'Source'),
    author(id, '93606bcf-9494-43ec-9b4e-a7748d1a838d', o.author),
    coded(id, '41a5887f-8865-4c09-adf7-e362475b143a', 'urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1', 'URN'),
    coded(id, 'f0306f51-975f-434e-a61c-c59651d33983', 'E1762', 'ASTM'),
    coded(id, 'f4f85eac-e6cb-4883-b524-f2705394840f', 'N', '2.16.840.1.113883.5.25'),
    coded(id, 'f4f85eac-e6cb-4883-b524-f2705394840f', 'MASQUE_PS', '1.2.250.1.213.1.1.4.13'),
    coded(id, 'f4f85eac-e6cb-4883-b524-f2705394840f', 'INVISIBLE_PATIENT', '1.2.250.1.213.1.1.4.13'),
    coded(id, 'a09d5840-386c-46f2-b5ad-9c3699a4309d', 'http://www.w3.org/2000/09/xmldsig#', 'URN'),
    coded(id, 'f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1', 'SA07', '1.2.250.1.71.4.2.4'),
    coded(id, 'cccf5598-8b07-4b77-a05e-ae952c785ead', 'AMBULATOIRE', '1.2.250.1.213.1.1.4.9'),
    coded(id, '2c6b8cb7-8b2a-4051-b291-b1ae6a575ef4', '1.2.840.10065.1.12.1.14', '1.2.840.10065.1.12'),
    identifier(id, '58a6f841-87b3-4a3e-92fd-a8ffeff98427', o.patient, 'XDSDocumentEntry.patientId'),
    identifier(id, '2e82c1f6-a085-4c72-9da3-8640a32e42ab', o.uniqueId, 'XDSDocumentEntry.uniqueId'),
    '</ExtrinsicObject>',
  ].join('');
}

export function association(
  type: string,
  source: string,
  target: string,
  ...slots: readonly string[]
): string {
  return `<Association associationType="${type}" id="${nextId()}" sourceObject="${source}" targetObject="${target}">${slots.join('')}</Association>`;
}

const ORIGINAL = slot('SubmissionSetStatus', 'Original');

export function hasMember(target: string, source = 'SubmissionSet01'): string {
  return association('urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember', source, target, ORIGINAL);
}

export function signs(): string {
  return association('urn:ihe:iti:2007:AssociationType:signs', 'Signature01', 'SubmissionSet01', ORIGINAL);
}

export function replaces(source: string, target: string): string {
  return association('urn:ihe:iti:2007:AssociationType:RPLC', source, target);
}
