import { readFileSync } from 'node:fs';
import { parseXml, readSoapEnvelope } from '@dmpconnect/soap';
import { describe, expect, it } from 'vitest';
import { checkRegistrationAnswer } from '../hl7v3/registration-answer.js';
import { conformancePath, hasConformance } from '../testing/conformance.js';
import { readIdentityCertificationAnswer } from './td0-0-answer.js';
import { readSetAuthorizationAnswer } from './td0-3-answer.js';
import { readAccessibleRecordsAnswer } from './td0-4-answer.js';
import { readFindPatientsAnswer } from './td0-5-answer.js';
import { readAdministrativeDataAnswer } from './td1-3a-answer.js';
import { readCredentialsAnswer, readOtpChannelUpdateAnswer } from './td1-5-answers.js';
import { readAuthorizationsAnswer } from './td1-6-answer.js';

const official = (file: string) =>
  readSoapEnvelope(readFileSync(conformancePath(`dmp/messages/${file}_reponse.xml`))).content!;

const service = (namespace: 'habilitations' | 'patients', root: string, inner: string) =>
  parseXml(`<a:${root} xmlns:a="urn:si-dmp-${namespace}"><a:output>${inner}</a:output></a:${root}>`);

const OK = '<a:status>DMPOk</a:status>';
const test = (value: string) => ({ value, kind: 'TEST', oid: '1.2.250.1.213.1.4.10' });
const insC = (value: string) => ({ value, kind: 'INSC', oid: '1.2.250.1.213.1.4.2' });

const thrown = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe.skipIf(!hasConformance)('the official answers', () => {
  it('TD0.4 is read in full', () => {
    expect(readAccessibleRecordsAnswer(official('TD0.4_Liste_des_DMP_autorises'))).toEqual([
      {
        ids: [test('153078987658513'), insC('0740724093302701701806')],
        usedName: 'PAT-TROIS',
        birthName: undefined,
        givenName: 'DOMINIQUE',
        prefix: undefined,
        birthDate: '19790328',
        treatingPhysician: false,
        message: false,
        lastAccess: '20210601094105',
        lastUpdate: '20210525134738',
        lastAddition: '20210525134735',
      },
      {
        ids: [test('207058575627097'), insC('1197854176879056415520')],
        usedName: 'patb-quatre',
        birthName: undefined,
        givenName: 'LAURENCE',
        prefix: undefined,
        birthDate: '19070525',
        treatingPhysician: true,
        message: false,
        lastAccess: '20210521101631',
        lastUpdate: '20210506124503',
        lastAddition: '20210521101631',
      },
    ]);
  });

  it('TD1.3a is read in full', () => {
    expect(readAdministrativeDataAnswer(official('TD1.3a_Consultation'))).toEqual({
      state: 'active',
      ids: [test('207058575627097'), insC('1197854176879056415520')],
      patient: {
        prefix: 'M',
        usedName: 'patb-quatre',
        birthName: undefined,
        givenName: 'LAURENCE',
        sex: 'M',
        birthDate: '19070525',
        birthCountry: undefined,
        contact: {
          street: '1, rue du Chat qui pêche',
          postalCode: '75005',
          city: 'Paris',
          mobilePhone: '0102030405',
          mail: 'alain@gmail.com',
        },
      },
      deceased: false,
      oppositions: { breakGlass: false, emergencyCentre: false },
      representative: {
        relation: 'FTH',
        prefix: 'M',
        familyName: 'REPLEG',
        givenName: 'Jean',
        contact: {
          street: '3 rue d Amsterdam',
          complement: 'Residence du Parc',
          postalCode: '59000',
          city: 'LILLE',
          landlinePhone: '0923456789',
          mobilePhone: '0601020304',
          mail: 'replegl@foogentle.com',
        },
      },
    });
  });

  it('TD1.4 is accepted, TD1.5a gives its credentials', () => {
    expect(checkRegistrationAnswer(official('TD1.4_Fermer'), 'PRPA_IN201314UV02', 'TD1.4')).toBeUndefined();
    expect(readCredentialsAnswer(official('TD1.5a_Creation_du_compte_internet_patient'), 'TD1.5a')).toEqual({
      login: 'mtef3603',
      password: 'cbC!bqf3',
    });
  });
});

describe('the DMP’s own services', () => {
  it('TD0.0: the identity, its key added when it is not given', () => {
    const answer = (nir: string) =>
      service(
        'patients',
        'identityCertificationResponse',
        `${OK}<a:nirIndividu>${nir}</a:nirIndividu><a:prenom>A</a:prenom><a:nomUsuel>B</a:nomUsuel><a:nomPatronymique>C</a:nomPatronymique><a:dateNaissance>1979-03-28</a:dateNaissance>`,
      );
    const expected = {
      ins: test('279035121518989'),
      usedName: 'B',
      birthName: 'C',
      givenName: 'A',
      birthDate: '19790328',
    };
    expect(readIdentityCertificationAnswer(answer('279035121518989'), 'TEST')).toEqual(expected);
    expect(readIdentityCertificationAnswer(answer('2790351215189'), 'TEST')).toEqual(expected);
    expect(thrown(() => readIdentityCertificationAnswer(answer('1'), 'TEST'))).toMatchObject({
      code: 'ANSWER_UNEXPECTED',
    });
  });

  it('TD0.3: success in any case of its letters, with what the DMP adds', () => {
    for (const status of ['DMPOk', 'DMPOK']) {
      const inner = `<a:status>${status}</a:status><a:context>déjà autorisé</a:context>`;
      const answer = service('habilitations', 'setAuthorizationResponse', inner);
      expect(readSetAuthorizationAnswer(answer)).toEqual({ context: 'déjà autorisé' });
    }
  });

  it('TD1.6: professionals, allowed or blocked, with every speciality', () => {
    const inner = `<a:listOfAuthorizationByPatient><a:nationalId>899700000013</a:nationalId><a:nationalIdType>1.2.250.1.71.4.2.1</a:nationalIdType><a:firstName>A</a:firstName><a:lastName>B</a:lastName><a:codeSpeciality>G15_10/SM26</a:codeSpeciality><a:codeSpeciality>X</a:codeSpeciality><a:libSpeciality>Généraliste</a:libSpeciality><a:startOfAuthorization>20240101000000</a:startOfAuthorization><a:lastActionDate>20240102000000</a:lastActionDate><a:mode>ACTIVE</a:mode><a:specificRight>MEDECIN_TRAITANT</a:specificRight></a:listOfAuthorizationByPatient><a:listOfAuthorizationByPatient><a:mode>INTERDITE</a:mode></a:listOfAuthorizationByPatient>${OK}`;
    expect(
      readAuthorizationsAnswer(service('habilitations', 'listAuthorizationByPatientResponse', inner)),
    ).toEqual([
      {
        identifier: '899700000013',
        identifierSystem: '1.2.250.1.71.4.2.1',
        familyName: 'B',
        givenName: 'A',
        specialities: [
          { code: 'G15_10/SM26', label: 'Généraliste' },
          { code: 'X', label: '' },
        ],
        start: '20240101000000',
        lastAction: '20240102000000',
        kind: 'granted',
        treatingPhysician: true,
      },
      expect.objectContaining({ kind: 'denied', treatingPhysician: false, specialities: [] }),
    ]);
  });

  it('a status other than success is a refusal that keeps code and text, out of its message', () => {
    const inner = '<a:status>DMPX</a:status><a:context>M. DUPONT</a:context>';
    const error = thrown(() =>
      readOtpChannelUpdateAnswer(service('patients', 'patientOTPUpdateResponse', inner)),
    );
    expect(error).toMatchObject({
      code: 'SERVICE_REFUSED',
      layer: 'service',
      transaction: 'TD1.5b',
      failures: [{ code: 'DMPX', text: 'M. DUPONT' }],
    });
    expect(String(error)).not.toContain('DUPONT');
  });

  it.each([
    ['another message', parseXml('<a/>')],
    ['another namespace', service('patients', 'setAuthorizationResponse', OK)],
    ['no status', service('habilitations', 'setAuthorizationResponse', '')],
  ])('%s is not understood', (_, answer) => {
    expect(thrown(() => readSetAuthorizationAnswer(answer))).toMatchObject({ code: 'ANSWER_UNEXPECTED' });
  });

  it('credentials must be there', () => {
    const answer = service('patients', 'updatePatientAccessResponse', `<a:login>a</a:login>${OK}`);
    expect(thrown(() => readCredentialsAnswer(answer, 'TD1.5d'))).toMatchObject({
      code: 'ANSWER_UNEXPECTED',
    });
  });
});

describe('HL7v3 answers', () => {
  const ACK = '<acknowledgement typeCode="AA"/>';
  const registration = (name: string, inner: string, wrapper = 'PRPA_IN201314UV02_Response') =>
    parseXml(
      `<g:${wrapper} xmlns:g="asip:ci-sis:gdp:2010"><${name} xmlns="urn:hl7-org:v3" ITSVersion="XML_1.0">${inner}</${name}></g:${wrapper}>`,
    );
  const check = (answer: ReturnType<typeof parseXml>) =>
    checkRegistrationAnswer(answer, 'PRPA_IN201314UV02', 'TD1.2');
  const detail =
    '<acknowledgementDetail><code code="DMPFound"/><text>Dossier actif</text></acknowledgementDetail>';

  it.each([
    ['by the acknowledgement', `<acknowledgement typeCode="AE">${detail}</acknowledgement>`],
    [
      'by the message, acknowledged as understood',
      `<acknowledgement typeCode="AA">${detail}</acknowledgement>`,
    ],
    [
      'by an issue of the control act',
      `${ACK}<controlActProcess><reasonOf><detectedIssueEvent><code code="DMPFound"/><text>Dossier actif</text></detectedIssueEvent></reasonOf></controlActProcess>`,
    ],
  ])('a registration is refused %s', (_, inner) => {
    expect(thrown(() => check(registration('PRPA_IN201316UV02', inner)))).toMatchObject({
      code: 'HL7_REFUSED',
      transaction: 'TD1.2',
      failures: [{ code: 'DMPFound', text: 'Dossier actif' }],
    });
  });

  it('a registration that answers something else is not understood', () => {
    for (const answer of [
      registration('PRPA_IN201312UV02', ACK),
      registration('PRPA_IN201315UV02', ACK, 'PRPA_IN201311UV02_Response'),
      parseXml('<g:PRPA_IN201314UV02_Response xmlns:g="asip:ci-sis:gdp:2010"/>'),
    ]) {
      expect(thrown(() => check(answer))).toMatchObject({ code: 'ANSWER_UNEXPECTED' });
    }
    expect(check(registration('PRPA_IN201315UV02', ACK))).toBeUndefined();
  });

  const found = (inner: string, ack = '<acknowledgement><typeCode code="AA"/></acknowledgement>') =>
    parseXml(
      `<PRPA_IN201306UV02 xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${ack}<controlActProcess>${inner}</controlActProcess></PRPA_IN201306UV02>`,
    );

  it('TD0.5: patients with their score, and whether there are more', () => {
    const inner = `<subject><registrationEvent><subject1><patient><id root="1.2.250.1.213.1.4.10" extension="279035121518989"/><patientPerson><name><given>A</given><family qualifier="BR">B</family></name><administrativeGenderCode code="F"/><birthTime value="19790328"/><addr><postalCode>75005</postalCode><city>PARIS</city></addr></patientPerson><subjectOf1><queryMatchObservation><code code="POURCENTAGE"/><value xsi:type="INT" value="87"/></queryMatchObservation></subjectOf1><subjectOf2><administrativeObservation><code code="OPPOSITION_ACCES_URGENCE"/><value xsi:type="BL" value="true"/></administrativeObservation></subjectOf2></patient></subject1></registrationEvent></subject><queryAck><queryResponseCode code="OK"/><resultTotalQuantity value="3"/><resultCurrentQuantity value="1"/><resultRemainingQuantity value="2"/></queryAck>`;
    expect(readFindPatientsAnswer(found(inner))).toEqual({
      patients: [
        {
          ids: [test('279035121518989')],
          birthName: 'B',
          usedName: undefined,
          givenName: 'A',
          prefix: undefined,
          sex: 'F',
          birthDate: '19790328',
          city: 'PARIS',
          postalCode: '75005',
          score: 87,
          opposesEmergencyCentre: true,
        },
      ],
      total: 3,
      more: true,
    });
  });

  it('TD0.5: nobody is an answer, too many is a refusal', () => {
    const nobody = '<queryAck><queryResponseCode code="NF"/><resultTotalQuantity value="0"/></queryAck>';
    expect(readFindPatientsAnswer(found(nobody))).toEqual({ patients: [], total: 0, more: false });
    const ack =
      '<acknowledgement><typeCode code="AE"/><acknowledgementDetail><code code="TROP"/></acknowledgementDetail></acknowledgement>';
    expect(thrown(() => readFindPatientsAnswer(found('', ack)))).toMatchObject({
      code: 'HL7_REFUSED',
      failures: [{ code: 'TROP' }],
    });
  });

  it('TD1.3a: no record, and an answer without patient', () => {
    const answer = (inner: string) =>
      parseXml(
        `<PRPA_IN201308UV02 xmlns="urn:hl7-org:v3">${ACK}<controlActProcess>${inner}</controlActProcess></PRPA_IN201308UV02>`,
      );
    const none = '<queryAck><queryResponseCode code="NF"/></queryAck>';
    expect(thrown(() => readAdministrativeDataAnswer(answer(none)))).toMatchObject({
      code: 'RECORD_NOT_FOUND',
    });
    expect(thrown(() => readAdministrativeDataAnswer(answer('')))).toMatchObject({
      code: 'ANSWER_UNEXPECTED',
    });
  });
});
