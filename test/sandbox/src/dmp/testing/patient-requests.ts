import { randomUUID } from 'node:crypto';
import type { TestAuthor } from './metadata.js';

const HABILITATIONS = 'urn:si-dmp-habilitations';
const PATIENTS = 'urn:si-dmp-patients';

/** Actions of the transactions on patients and authorisations (dmp-transactions 1.5). */
export const PATIENT_ACTION = {
  creation: 'urn:hl7-org:v3:PRPA_IN201311UV02',
  revision: 'urn:hl7-org:v3:PRPA_IN201314UV02',
  search: 'urn:hl7-org:v3:PRPA_IN201305UV02',
} as const;

/** A request of a service of the DMP's own: its service, action and body. */
export interface OperationRequest {
  readonly service: string;
  readonly action: string;
  readonly body: string;
}

function operation(service: string, uri: string, endPoint: string, name: string) {
  return (fields: Readonly<Record<string, string>> = {}): OperationRequest => ({
    service,
    action: `${uri}:${endPoint}:${name}`,
    body: `<${name} xmlns="${uri}">${Object.entries(fields)
      .map(([field, value]) => `<${field}>${value}</${field}>`)
      .join('')}</${name}>`,
  });
}

const HABILITATIONS_END = 'HabilitationsEndPoint';
const PATIENTS_END = 'PatientSpecificEndPoint';

export const OPERATION = {
  setAuthorization: operation('habilitations', HABILITATIONS, HABILITATIONS_END, 'setAuthorization'),
  listAuthorizations: operation(
    'habilitations',
    HABILITATIONS,
    HABILITATIONS_END,
    'listAuthorizationByPatient',
  ),
  patientList: operation('patientsSpecific', PATIENTS, PATIENTS_END, 'patientList'),
  createAccess: operation('patientsSpecific', PATIENTS, PATIENTS_END, 'createPatientAccess'),
  updateOtp: operation('patientsSpecific', PATIENTS, PATIENTS_END, 'patientOTPUpdate'),
  updateAccess: operation('patientsSpecific', PATIENTS, PATIENTS_END, 'updatePatientAccess'),
  certify: operation('patientCertif', PATIENTS, 'PatientCertificationEndPoint', 'identityCertification'),
} as const;

function wrapper(interaction: string, content: string): string {
  const device = (name: string, type: string, id: string, software: string): string =>
    `<${name} typeCode="${type}"><device classCode="DEV" determinerCode="INSTANCE"><id root="${id}"/><softwareName>${software}</softwareName></device></${name}>`;
  return [
    `<${interaction} xmlns="urn:hl7-org:v3" ITSVersion="XML_1.0">`,
    `<id root="1.2.250.1.999.1.1" extension="${randomUUID()}"/><creationTime value="20260112133000"/>`,
    `<interactionId root="2.16.840.1.113883.1.6" extension="${interaction}"/>`,
    '<processingCode code="D"/><processingModeCode code="T"/><acceptAckCode code="AL"/>',
    device('receiver', 'RCV', '1.2.250.1.213.4.1.1.1', 'DMP'),
    device('sender', 'SND', '1.2.250.1.999.1', 'ESSAI'),
    `<controlActProcess classCode="CACT" moodCode="EVN">${content}</controlActProcess></${interaction}>`,
  ].join('');
}

/** TD1.1, TD1.2, TD1.3b and TD1.4 (dmp-transactions 2.8 to 2.12). */
export function registrationRequest(o: {
  readonly reason: 'CREA_RD' | 'REAC' | 'MODIF_DATA' | 'FERM';
  readonly ins: string;
  readonly author: TestAuthor;
  readonly observations?: Readonly<Record<string, boolean>>;
}): string {
  const { author, reason } = o;
  const closing = reason === 'FERM';
  const observations = Object.entries(o.observations ?? {}).map(
    ([code, value]) =>
      '<subjectOf typeCode="SBJ"><administrativeObservation classCode="OBS" moodCode="EVN">' +
      `<code code="${code}" codeSystem="1.2.250.1.213.4.1.2.3"/>` +
      `<value xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="BL" value="${value}"/>` +
      '</administrativeObservation></subjectOf>',
  );
  const body = [
    `<reasonCode code="${reason}" codeSystem="1.2.250.1.213.1.1.4.11"/>`,
    '<subject typeCode="SUBJ" contextConductionInd="false"><registrationRequest classCode="REG" moodCode="RQO">',
    '<statusCode code="active"/><subject1 typeCode="SBJ"><patient classCode="PAT">',
    `<id root="1.2.250.1.213.1.4.10" extension="${o.ins}"/>`,
    `<statusCode code="${closing ? 'terminated' : 'active'}"/>`,
    '<patientPerson classCode="PSN" determinerCode="INSTANCE">',
    '<name><prefix>MME</prefix><given>ELSA</given><given>MARIE</given>',
    '<family qualifier="SP">ESSAI-USAGE</family><family qualifier="BR">ESSAI</family></name>',
    '<telecom use="MC" value="tel:0611111111"/><telecom value="mailto:elsa@exemple.invalid"/>',
    '<administrativeGenderCode code="F"/><birthTime value="19850512"/>',
    '<addr><streetAddressLine>3 rue des Essais</streetAddressLine><postalCode>75011</postalCode><city>PARIS</city></addr>',
    '<personalRelationship classCode="PRS"><code code="FTH" codeSystem="2.16.840.1.113883.1.11.19579"/>',
    '<telecom use="HP" value="tel:0155555555"/><relationshipHolder1 classCode="PSN" determinerCode="INSTANCE">',
    '<name><given>JEAN</given><family>ESSAI</family></name></relationshipHolder1></personalRelationship>',
    '<birthPlace classCode="BIRTHPL"><addr><city>LYON</city></addr></birthPlace></patientPerson>',
    '<providerOrganization xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true" classCode="ORG" determinerCode="INSTANCE"/>',
    ...observations,
    '</patient></subject1><author typeCode="AUT"><assignedEntity classCode="ASSIGNED">',
    `<id root="1.2.250.1.71.4.2.1" extension="${author.id}"/>`,
    '<code code="G15_10/SM54" codeSystem="1.2.250.1.213.1.1.4.5"/>',
    `<assignedPerson classCode="PSN" determinerCode="INSTANCE"><name><family>${author.family}</family><given>${author.given}</given></name></assignedPerson>`,
    '<representedOrganization classCode="ORG" determinerCode="INSTANCE">',
    `<id root="1.2.250.1.71.4.2.2" extension="${author.structure}"/><name>CABINET VIRTUEL</name>`,
    '<contactParty classCode="CON"/></representedOrganization></assignedEntity></author></registrationRequest></subject>',
    closing
      ? '<reasonOf typeCode="RSON"><detectedIssueEvent classCode="ALRT" moodCode="EVN"><code code="FERMETURE_DEMANDE_PATIENT" codeSystem="1.2.250.1.213.4.1.2.4"/><text>Demande du patient</text></detectedIssueEvent></reasonOf>'
      : '',
  ].join('');
  return wrapper(reason === 'CREA_RD' ? 'PRPA_IN201311UV02' : 'PRPA_IN201314UV02', body);
}

/** TD0.5 (dmp-transactions 2.6). */
export function patientSearch(o: {
  readonly family: string;
  readonly given?: string;
  readonly birthDate?: string;
  readonly sex?: string;
  readonly city?: string;
}): string {
  const criterion = (name: string, value: string, semantics: string): string =>
    `<${name}>${value}<semanticsText>${semantics}</semanticsText></${name}>`;
  const given = o.given === undefined ? '' : `<given>${o.given}</given>`;
  const parameters = [
    o.sex === undefined
      ? ''
      : criterion(
          'livingSubjectAdministrativeGender',
          `<value code="${o.sex}"/>`,
          'LivingSubject.administrativeGender',
        ),
    o.birthDate === undefined
      ? ''
      : criterion('livingSubjectBirthTime', `<value value="${o.birthDate}"/>`, 'LivingSubject.birthTime'),
    criterion(
      'livingSubjectName',
      `<value><family>${o.family}</family>${given}</value>`,
      'LivingSubject.name',
    ),
    o.city === undefined
      ? ''
      : criterion('patientAddress', `<value><city>${o.city}</city></value>`, 'Patient.addr'),
  ].join('');
  return wrapper(
    'PRPA_IN201305UV02',
    '<code code="PRPA_TE201305UV02" codeSystem="2.16.840.1.113883.1.6"/>' +
      `<queryByParameter><queryId root="1.2.250.1.999.1.2" extension="${randomUUID()}"/><statusCode code="new"/>` +
      `<parameterList>${parameters}</parameterList></queryByParameter>`,
  );
}
