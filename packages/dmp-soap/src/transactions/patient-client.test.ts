import { readAssertion, SoapFaultError } from '@dmpconnect/soap';
import { describe, expect, it } from 'vitest';
import { V3_URI } from '../hl7v3/elements.js';
import { parseIns } from '../ins/parse-ins.js';
import { codeOf, EXISTS, NOT_FOUND, useDmp } from '../testing/dmp-harness.js';
import type { Reply } from '../testing/dmp-server.js';
import { documentOf, INS, requestOf } from '../testing/fixtures.js';
import { ADMINISTRATIVE_PATIENT } from '../testing/patients.js';
import { FAILURE, registryResponse } from '../testing/registry-answers.js';
import { makeSigner } from '../testing/signer.js';
import { createDmpClient } from './create-client.js';
import type { PatientTransactions } from './patient-client.js';

const dmp = useDmp();

const service = (namespace: 'habilitations' | 'patients', root: string, inner = '', status = 'DMPOk') =>
  `<a:${root} xmlns:a="urn:si-dmp-${namespace}"><a:output>${inner}<a:status>${status}</a:status></a:output></a:${root}>`;
const registration = (number: number, wrapper: number, ack = '<acknowledgement typeCode="AA"/>') =>
  `<g:PRPA_IN${wrapper}UV02_Response xmlns:g="asip:ci-sis:gdp:2010"><PRPA_IN${number}UV02 xmlns="${V3_URI}" ITSVersion="XML_1.0">${ack}</PRPA_IN${number}UV02></g:PRPA_IN${wrapper}UV02_Response>`;
const CREDENTIALS = '<a:login>l</a:login><a:password>p</a:password>';
const FOUND_NONE = `<PRPA_IN201306UV02 xmlns="${V3_URI}"><acknowledgement><typeCode code="AA"/></acknowledgement><controlActProcess/></PRPA_IN201306UV02>`;

/** A record as TD0.2 and TD1.3a tell it. */
const record = (inner: { status?: string; ids?: string; person?: string; observations?: string } = {}) =>
  `<PRPA_IN201308UV02 xmlns="${V3_URI}"><acknowledgement typeCode="AA"/><controlActProcess><subject><registrationEvent><subject1><patient>${inner.ids ?? ''}<statusCode code="${inner.status ?? 'active'}"/><patientPerson>${inner.person ?? ''}</patientPerson>${inner.observations ?? ''}</patient></subject1></registrationEvent></subject><queryAck><queryResponseCode code="OK"/></queryAck></controlActProcess></PRPA_IN201308UV02>`;
const observation = (code: string, value: boolean) =>
  `<subjectOf><administrativeObservation><code code="${code}"/><value value="${value}"/></administrativeObservation></subjectOf>`;
const ATTACHED = record({ observations: observation('RATTACHEMENT_ENS', true) });
const DETACHED = record({ observations: observation('RATTACHEMENT_ENS', false) });
const CLOSED = record({ status: 'terminated' });

const OPPOSITIONS = { breakGlass: false, emergencyCentre: false };
const CREATION = {
  ins: INS,
  patient: ADMINISTRATIVE_PATIENT,
  oppositions: OPPOSITIONS,
  vitale: { familyName: 'A', givenName: 'B', birthDate: '790328' },
  consent: true,
} as const;
const UPDATE = {
  ins: INS,
  patient: ADMINISTRATIVE_PATIENT,
  oppositions: OPPOSITIONS,
  representative: 'remove',
} as const;
const CLOSING = { ins: INS, reason: 'demande', patient: { usedName: 'A', givenName: 'B' } };
const CERTIFICATION = { holder: INS, birthDate: '19790328', birthRank: 1 };
const ACCESS = { ins: INS, channel: { kind: 'SMS', value: '0606060606' } } as const;

type Work = (client: PatientTransactions) => Promise<unknown>;

/** Service, action and success of each transaction, as the sheet gives them (dmp-transactions 1.2 and 1.5). */
const TRANSACTIONS: readonly (readonly [string, string, string, string, Work])[] = [
  [
    'TD0.0',
    'patientCertif',
    'urn:si-dmp-patients:PatientCertificationEndPoint:identityCertification',
    service('patients', 'identityCertificationResponse', '<a:nirIndividu>279035121518989</a:nirIndividu>'),
    (client) => client.identityCertification(CERTIFICATION),
  ],
  [
    'TD0.3',
    'habilitations',
    'urn:si-dmp-habilitations:HabilitationsEndPoint:setAuthorization',
    service('habilitations', 'setAuthorizationResponse'),
    (client) => client.setAuthorization({ ins: INS, action: 'add' }),
  ],
  [
    'TD0.4',
    'patientsSpecific',
    'urn:si-dmp-patients:PatientSpecificEndPoint:patientList',
    service('patients', 'patientListResponse'),
    (client) => client.listAccessibleRecords({ since: '20240101', by: 'lastDocument' }),
  ],
  [
    'TD0.5',
    'patientsPDQ',
    'urn:hl7-org:v3:PRPA_IN201305UV02',
    FOUND_NONE,
    (client) => client.findPatients({ familyName: 'DURAND' }, { access: { mode: 'centre_15' } }),
  ],
  [
    'TD1.1',
    'patients',
    'urn:hl7-org:v3:PRPA_IN201311UV02',
    registration(201312, 201311),
    (client) => client.createRecord(CREATION),
  ],
  [
    'TD1.2',
    'patients',
    'urn:hl7-org:v3:PRPA_IN201314UV02',
    registration(201315, 201314),
    (client) => client.reactivateRecord({ ins: INS, patient: ADMINISTRATIVE_PATIENT, consent: true }),
  ],
  [
    'TD1.3a',
    'patients',
    'urn:hl7-org:v3:PRPA_IN201307UV02',
    DETACHED,
    (client) => client.administrativeData(INS),
  ],
  [
    'TD1.3b',
    'patients',
    'urn:hl7-org:v3:PRPA_IN201314UV02',
    registration(201315, 201314),
    (client) => client.updateAdministrativeData(UPDATE),
  ],
  [
    'TD1.4',
    'patients',
    'urn:hl7-org:v3:PRPA_IN201314UV02',
    registration(201315, 201314),
    (client) => client.closeRecord(CLOSING),
  ],
  [
    'TD1.5a',
    'patientsSpecific',
    'urn:si-dmp-patients:PatientSpecificEndPoint:createPatientAccess',
    service('patients', 'createPatientAccessResponse', CREDENTIALS),
    (client) => client.createPatientAccess(ACCESS),
  ],
  [
    'TD1.5b',
    'patientsSpecific',
    'urn:si-dmp-patients:PatientSpecificEndPoint:patientOTPUpdate',
    service('patients', 'patientOTPUpdateResponse'),
    (client) => client.updateOtpChannel({ ins: INS, action: 'remove', channel: { kind: 'SMS' } }),
  ],
  [
    'TD1.5d',
    'patientsSpecific',
    'urn:si-dmp-patients:PatientSpecificEndPoint:updatePatientAccess',
    service('patients', 'updatePatientAccessResponse', CREDENTIALS),
    (client) => client.updatePatientAccess(INS),
  ],
  [
    'TD1.6',
    'habilitations',
    'urn:si-dmp-habilitations:HabilitationsEndPoint:listAuthorizationByPatient',
    service('habilitations', 'listAuthorizationByPatientResponse'),
    (client) => client.listAuthorizations({ ins: INS }),
  ],
];

/** Those that target no patient: their VIHF has no resource-id. */
const WITHOUT_PATIENT = ['TD0.0', 'TD0.4', 'TD0.5'];

describe('every transaction of patients and authorisations', () => {
  it.each(TRANSACTIONS)('%s goes to %s as %s', async (name, path, action, body, work) => {
    dmp.reply({ body });
    await work(dmp.client);
    const [call] = dmp.server.received;
    expect(call!.path).toBe(`/si-dmp-server/v2/services/${path}`);
    expect(call!.envelope.addressing.action).toBe(action);
    expect(dmp.dumped[0]!.label).toBe(name);
    const names = readAssertion(call!.envelope.assertion!).attributes.map((attribute) => attribute.name);
    expect(names.some((attribute) => attribute.endsWith(':resource-id'))).toBe(
      !WITHOUT_PATIENT.includes(name),
    );
  });

  it.each(TRANSACTIONS)('%s understands no other message', async (name, _path, _action, _body, work) => {
    dmp.reply({ body: '<other/>' });
    expect(await codeOf(work(dmp.client)), name).toBe('ANSWER_UNEXPECTED');
  });

  it('refuses an identifier of the other environment, for the insured person too', async () => {
    const real = parseIns('207058575627097N');
    expect(await codeOf(dmp.client.identityCertification({ ...CERTIFICATION, holder: real }))).toBe(
      'INS_ENVIRONMENT',
    );
    expect(await codeOf(dmp.client.setAuthorization({ ins: real, action: 'add' }))).toBe('INS_ENVIRONMENT');
    expect(dmp.server.received).toEqual([]);
  });

  it('keeps the representative that the DMP has, when asked to', async () => {
    const person =
      '<personalRelationship><code code="MTH"/><relationshipHolder1><name><given>JEANNE</given><family>PAT</family></name></relationshipHolder1></personalRelationship>';
    dmp.reply({ body: record({ person }) }, { body: registration(201315, 201314) });
    await dmp.client.updateAdministrativeData({ ...UPDATE, representative: 'keep' });
    expect(dmp.server.received[1]!.envelope.body.toString()).toContain('JEANNE');
  });
});

describe('a transaction that the DMP has withdrawn', () => {
  const refused: Reply = { body: service('patients', 'createPatientAccessResponse', '', 'DMPX') };
  const unregistered = (wrapper: number): Reply => ({
    body: registration(
      wrapper + 2,
      wrapper,
      '<acknowledgement typeCode="AE"><acknowledgementDetail><code code="DMPX"/></acknowledgementDetail></acknowledgement>',
    ),
  });
  const fault: Reply = {
    fault: { code: 'Sender', subcode: 'DMPAccessDeniedByRightsService', reason: 'interdit' },
  };
  const gone: Reply = { status: 404, contentType: 'text/plain', raw: 'not found' };
  const work = (name: string): Work => TRANSACTIONS.find(([one]) => one === name)![4];

  it.each<[string, string, Reply, string]>([
    ['TD0.0', 'its service is gone', gone, NOT_FOUND],
    [
      'TD0.0',
      'its status means nothing else',
      { body: service('patients', 'identityCertificationResponse', '', 'DMPX') },
      EXISTS,
    ],
    ['TD1.1', 'there is no record and it is refused', unregistered(201311), NOT_FOUND],
    ['TD1.2', 'the record is closed and it is refused', unregistered(201314), CLOSED],
    ['TD1.3b', 'the record is part of Mon espace santé', unregistered(201314), ATTACHED],
    ['TD1.4', 'the record is part of Mon espace santé', fault, ATTACHED],
    ['TD1.5a', 'the record is active and it is refused', refused, DETACHED],
    ['TD1.5b', 'the rights forbid it to everybody', fault, DETACHED],
    ['TD1.5d', 'its service is gone', gone, DETACHED],
  ])('%s is told as such when %s', async (name, _, answer, existence) => {
    dmp.reply(answer, { body: existence });
    const error = await work(name)(dmp.client).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'WITHDRAWN' });
    expect(error).toHaveProperty('message', `The DMP no longer offers ${name}.`);
    expect(error).toHaveProperty('cause.name');
  });

  it.each<[string, string, readonly Reply[], string]>([
    ['TD1.1', 'there is a record already', [unregistered(201311), { body: EXISTS }], 'HL7_REFUSED'],
    ['TD1.2', 'there is no record', [unregistered(201314), { body: NOT_FOUND }], 'HL7_REFUSED'],
    [
      'TD1.4',
      'the record is not part of Mon espace santé',
      [unregistered(201314), { body: DETACHED }],
      'HL7_REFUSED',
    ],
    ['TD1.5a', 'the record is closed', [refused, { body: CLOSED }], 'SERVICE_REFUSED'],
    [
      'TD1.5a',
      'a known reason is given',
      [{ body: service('patients', 'createPatientAccessResponse', '', 'DMPPatientAccessAlreadyExists') }],
      'SERVICE_REFUSED',
    ],
    [
      'TD0.0',
      'the identity was not certified',
      [{ body: service('patients', 'identityCertificationResponse', '', 'DMPIdentityCertificationFailure') }],
      'SERVICE_REFUSED',
    ],
    [
      'TD1.5d',
      'the server is out of order',
      [{ fault: { code: 'Receiver', reason: 'panne' } }],
      'SOAP_FAULT',
    ],
    ['TD1.5d', 'the user is refused everywhere', [fault, fault], 'SOAP_FAULT'],
    ['TD1.5d', 'the server is in maintenance', [{ ...gone, status: 503 }], 'HTTP_STATUS'],
  ])('%s keeps its own refusal when %s', async (name, _, answers, code) => {
    dmp.reply(...answers);
    expect(await codeOf(work(name)(dmp.client))).toBe(code);
  });

  it('that is not withdrawn keeps its refusal and asks nothing more', async () => {
    dmp.reply(fault);
    await expect(dmp.client.setAuthorization({ ins: INS, action: 'add' })).rejects.toBeInstanceOf(
      SoapFaultError,
    );
  });
});

describe('insFromInsC', () => {
  const INS_C = parseIns('0529782301522593359679');
  const MATRICULE = '<id root="1.2.250.1.213.1.4.10" extension="279035121518989"/>';

  it('asks TD0.2 on the root of the INS-C and takes the matricule of the answer', async () => {
    dmp.reply({
      body: record({ ids: `<id root="${INS_C.oid}" extension="${INS_C.value}"/>${MATRICULE}` }),
    });
    expect(await dmp.client.insFromInsC(INS_C)).toEqual(INS);
    const sent = dmp.server.received[0]!;
    expect(sent.envelope.body.toString()).toContain(INS_C.value);
    expect(sent.assertion).toContain(`${INS_C.value}^^^&amp;1.2.250.1.213.1.4.2&amp;ISO^INS-C`);
  });

  it('invents nothing', async () => {
    dmp.reply({ body: NOT_FOUND }, { body: record({ ids: '' }) });
    expect(await codeOf(dmp.client.insFromInsC(INS_C))).toBe('RECORD_NOT_FOUND');
    expect(await codeOf(dmp.client.insFromInsC(INS_C))).toBe('NO_SOURCE');
    expect(await codeOf(dmp.client.insFromInsC(INS))).toBe('INS_INVALID');
    expect(await codeOf(dmp.client.testExistence(INS_C)), 'TD0.2 itself takes none').toBe('INS_INVALID');
  });
});

describe('otpChannelValue', () => {
  const OPEN = observation('COMPTE_INTERNET_OUVERT', true);
  const phones = '<telecom value="tel:0102030405" use="HP"/><telecom value="tel:0607080901" use="MC"/>';
  const mail = '<telecom value="mailto:a@example.test"/>';

  it('takes the mobile phone or the mail address of TD0.2', async () => {
    const body = record({ person: phones + mail, observations: OPEN });
    dmp.reply({ body }, { body });
    expect(await dmp.client.otpChannelValue({ ins: INS, kind: 'SMS' })).toBe('0607080901');
    expect(await dmp.client.otpChannelValue({ ins: INS, kind: 'EMAIL' })).toBe('a@example.test');
  });

  it('looks into the administrative data when TD0.2 does not tell', async () => {
    dmp.reply({ body: record({ observations: OPEN }) }, { body: record({ person: mail }) });
    expect(await dmp.client.otpChannelValue({ ins: INS, kind: 'EMAIL' })).toBe('a@example.test');
  });

  it('invents nothing', async () => {
    const ask = () => codeOf(dmp.client.otpChannelValue({ ins: INS, kind: 'SMS' }));
    dmp.reply({ body: record({ person: mail, observations: OPEN }) }, { body: record({ person: mail }) });
    expect(await ask()).toBe('NO_SOURCE');
    dmp.reply({
      body: record({ person: phones, observations: observation('COMPTE_INTERNET_OUVERT', false) }),
    });
    expect(await ask()).toBe('WEB_ACCESS_CLOSED');
    dmp.reply({ body: NOT_FOUND });
    expect(await ask()).toBe('RECORD_NOT_FOUND');
  });
});

describe('the card of an employee', () => {
  it('publishes as TD2.2, in the name of its structure', async () => {
    const user = {
      identifier: '3750000001/0000000004',
      familyName: '',
      givenName: '',
      profession: { code: '' },
    };
    const authentication = { mode: 'DIRECTE', card: 'CPE' } as const;
    const signer = await makeSigner({
      subject: [{ C: ['FR'] }, { O: ['CENTRE VIRTUEL'] }, { CN: ['3750000001/04'] }],
    });
    const secretary = createDmpClient({ ...dmp.options, signer, user, authentication });
    dmp.reply({ body: registryResponse(FAILURE, ['XDSRegistryError', 'x', 'Error']) });
    await expect(secretary.submitDocuments(requestOf(documentOf('pdf')))).rejects.toMatchObject({
      code: 'XDS_REFUSED',
      transaction: 'TD2.2',
    });
    expect(dmp.dumped[0]!.label).toBe('TD2.2');
    expect(dmp.server.received[0]!.envelope.addressing.action).toBe(
      'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b',
    );
    expect(dmp.server.received[0]!.envelope.body.toString()).toContain('SECRETARIAT_MEDICAL');
  });
});

describe('createDmpClient', () => {
  it('refuses the authentication key in the place of the signature key, before anything is sent', async () => {
    const signer = await makeSigner({ usage: 'authentication' });
    expect(() => createDmpClient({ ...dmp.options, signer })).toThrow(
      expect.objectContaining({ code: 'OPTIONS_INVALID', field: 'signer' }),
    );
  });
});

describe('a change of practice location', () => {
  it('is another client on the same connection, whose assertions name the other structure', async () => {
    const structure = { identifier: '1750000001', name: 'HOPITAL VIRTUEL', sector: 'SA01' };
    const elsewhere = createDmpClient({ ...dmp.options, structure });
    dmp.reply({ body: EXISTS }, { body: EXISTS });
    await dmp.client.testExistence(INS);
    await elsewhere.testExistence(INS);
    const [here, there] = dmp.server.received;
    expect(here!.assertion).not.toContain('1750000001');
    expect(there!.assertion).toContain('>1750000001<');
  });
});
