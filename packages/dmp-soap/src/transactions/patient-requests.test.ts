import { readFileSync } from 'node:fs';
import {
  attribute,
  descendants,
  parseXml,
  readSoapEnvelope,
  textOf,
  writeXml,
  type XmlElement,
} from '@dmpconnect/soap';
import { describe, expect, it } from 'vitest';
import { V3_URI } from '../hl7v3/elements.js';
import { conformancePath, hasConformance } from '../testing/conformance.js';
import { elementTree } from '../testing/element-tree.js';
import { INS, SOFTWARE } from '../testing/fixtures.js';
import { ADMINISTRATIVE_PATIENT, REPRESENTATIVE, registrationContext } from '../testing/patients.js';
import { hasSchemas, schemaErrorsOfAll } from '../testing/tools.js';
import { buildIdentityCertification } from './td0-0-request.js';
import { buildSetAuthorization } from './td0-3-request.js';
import { buildAccessibleRecordsQuery } from './td0-4-request.js';
import { buildFindPatients } from './td0-5-request.js';
import { buildRecordCreation } from './td1-1-request.js';
import { buildRecordReactivation } from './td1-2-request.js';
import { buildAdministrativeDataRequest } from './td1-3a-request.js';
import { buildAdministrativeDataUpdate } from './td1-3b-request.js';
import { buildRecordClosing } from './td1-4-request.js';
import {
  buildCreatePatientAccess,
  buildOtpChannelUpdate,
  buildUpdatePatientAccess,
} from './td1-5-requests.js';
import { buildListAuthorizations } from './td1-6-request.js';

const CONTEXT = registrationContext();
const VITALE = { familyName: 'D’ESSAI', birthName: 'PAT-TROIS', givenName: 'DOMINIQUE', birthDate: '790328' };
const OPPOSITIONS = { breakGlass: false, emergencyCentre: true };
const CREATION = {
  ins: INS,
  patient: ADMINISTRATIVE_PATIENT,
  oppositions: OPPOSITIONS,
  representative: REPRESENTATIVE,
  vitale: VITALE,
  consent: true,
} as const;
const CLOSING = {
  ins: INS,
  reason: 'À la demande du patient',
  patient: { prefix: 'M', usedName: 'PATB', givenName: 'L' },
};

const find = (query: Parameters<typeof buildFindPatients>[0]['query']) =>
  buildFindPatients({
    query,
    software: SOFTWARE,
    processingCode: 'D',
    now: CONTEXT.now,
    approximateMatch: 75,
  });

/** Every request, by the official schema it must respect. */
const REQUESTS: Readonly<Record<string, Readonly<Record<string, XmlElement>>>> = {
  'dmp/check/patientCertif.xsd': {
    'TD0.0': buildIdentityCertification({ holder: INS, birthDate: '19790328', birthRank: 1 }),
    'TD0.0 with the beneficiary': buildIdentityCertification({
      holder: INS,
      birthDate: '19790328',
      birthRank: 2,
      beneficiary: INS,
    }),
  },
  'dmp/check/Habilitations.xsd': {
    'TD0.3 add': buildSetAuthorization({ action: 'add' }),
    'TD0.3 treating physician': buildSetAuthorization({ action: 'remove', treatingPhysician: true }),
    'TD1.6': buildListAuthorizations('denied'),
  },
  'dmp/check/PatientsSpecific.xsd': {
    'TD0.4': buildAccessibleRecordsQuery({ since: '20101010202010', by: 'lastDocument' }),
    'TD0.4 of another': buildAccessibleRecordsQuery({
      since: '20240101',
      by: 'lastAuthorization',
      professional: '899700000013',
    }),
  },
  'dmp/check/PatientsSpecific-earlier.xsd': {
    'TD1.5a': buildCreatePatientAccess({ kind: 'SMS', value: '0606060606' }),
    'TD1.5b': buildOtpChannelUpdate({
      action: 'change',
      channel: { kind: 'EMAIL', value: 'a@example.test' },
    }),
    'TD1.5b remove': buildOtpChannelUpdate({ action: 'remove', channel: { kind: 'SMS' } }),
    'TD1.5d': buildUpdatePatientAccess(),
  },
  'dmp/check/hl7v3-gdp.xsd': {
    'TD1.1': buildRecordCreation(CREATION, CONTEXT),
    'TD1.1 of little': buildRecordCreation(
      {
        ...CREATION,
        representative: undefined,
        patient: { givenName: 'A', birthName: 'B', birthDate: '19790000', sex: 'U', contact: {} },
      },
      CONTEXT,
    ),
    'TD1.2': buildRecordReactivation({ ins: INS, patient: ADMINISTRATIVE_PATIENT, consent: true }, CONTEXT),
    'TD1.3a': buildAdministrativeDataRequest({ ins: INS, ...CONTEXT }),
    'TD1.3b': buildAdministrativeDataUpdate(CREATION, CONTEXT),
    'TD1.4': buildRecordClosing(CLOSING, CONTEXT),
  },
  'dmp/check/hl7v3-pdq.xsd': {
    'TD0.5': find({
      familyName: 'DURAND',
      givenName: 'JEAN',
      birthDate: '19790328',
      sex: 'M',
      city: 'PARIS',
      postalCode: '75005',
    }),
    'TD0.5 approximate': find({ familyName: 'DU', approximateName: true }),
    'TD0.5 by city': find({ city: 'PARIS' }),
  },
};

describe.skipIf(!hasSchemas)('the official schemas', () => {
  it.each(Object.entries(REQUESTS))('%s accepts our requests', (schema, requests) => {
    const documents = Object.entries(requests).map(([name, body]) => [name, writeXml(body)] as const);
    expect(schemaErrorsOfAll(Object.fromEntries(documents), schema)).toEqual([]);
  });

  it('refuse one request of several in which one thing is wrong', () => {
    const [right, wrong] = ['TD1.1', 'TD1.4'].map((name) =>
      writeXml(REQUESTS['dmp/check/hl7v3-gdp.xsd']![name]!),
    );
    const broken = wrong!.replace(
      '<registrationRequest classCode="REG"',
      '<registrationRequest klassCode="REG"',
    );
    const errors = schemaErrorsOfAll({ right: right!, broken }, 'dmp/check/hl7v3-gdp.xsd').join('\n');
    expect(errors).toContain('klassCode');
    expect(errors).not.toContain('right.xml');
  });
});

describe.skipIf(!hasConformance)('the official requests', () => {
  const tree = (body: XmlElement) => elementTree(parseXml(writeXml(body)), { attributes: true });
  const official = (file: string) => {
    const { content } = readSoapEnvelope(readFileSync(conformancePath(`dmp/messages/${file}_requete.xml`)));
    return elementTree(content!, { attributes: true });
  };
  // Optional and empty in the samples (dmp-transactions 2.1); the schema refuses most of these.
  const EMPTY =
    /attentionLine|asLocatedEntity|asAgent|respondTo|reasonOf|overseer|authorOrPerformer|dataEnterer|informationRecipient/;

  it.each([
    ['TD0.4_Liste_des_DMP_autorises', REQUESTS['dmp/check/PatientsSpecific.xsd']!['TD0.4']!],
    [
      'TD1.5a_Creation_du_compte_internet_patient',
      REQUESTS['dmp/check/PatientsSpecific-earlier.xsd']!['TD1.5a']!,
    ],
    ['TD1.3a_Consultation', REQUESTS['dmp/check/hl7v3-gdp.xsd']!['TD1.3a']!],
  ])('%s has our elements and attributes', (file, body) => {
    expect(tree(body)).toEqual(official(file).filter((line) => !EMPTY.test(line)));
  });

  it('TD1.4_Fermer has them, but for the code system of its author, which the sample lacks', () => {
    const expected = official('TD1.4_Fermer')
      .filter((line) => !line.includes('attentionLine'))
      .map((line) => line.replace(/(assignedEntity\/code @code) (@displayName)/, '$1 @codeSystem $2'));
    expect(tree(buildRecordClosing(CLOSING, CONTEXT))).toEqual(expected);
  });
});

describe('requests about a record', () => {
  const read = (body: XmlElement) => parseXml(writeXml(body));
  const codes = (body: XmlElement, name: string) =>
    descendants(read(body), V3_URI, name).map((element) => attribute(element, 'code'));

  it.each([
    ['CREA_RD', buildRecordCreation(CREATION, CONTEXT), ['active', 'active']],
    ['REAC', REQUESTS['dmp/check/hl7v3-gdp.xsd']!['TD1.2']!, ['active', 'active']],
    ['MODIF_DATA', buildAdministrativeDataUpdate(CREATION, CONTEXT), ['active', 'active']],
    ['FERM', buildRecordClosing(CLOSING, CONTEXT), ['active', 'terminated']],
  ])('%s says what becomes of the record', (reason, body, statuses) => {
    expect(codes(body, 'reasonCode')).toEqual([reason]);
    expect(codes(body, 'statusCode')).toEqual(statuses);
  });

  it('a creation carries the consent of that day in the zone of the practice, oppositions and the Vitale card', () => {
    const root = read(buildRecordCreation(CREATION, CONTEXT));
    const observations = descendants(root, V3_URI, 'administrativeObservation').map((observation) => [
      attribute(descendants(observation, V3_URI, 'code')[0]!, 'code'),
      attribute(descendants(observation, V3_URI, 'value')[0]!, 'value'),
      descendants(observation, V3_URI, 'effectiveTime').map((time) => attribute(time, 'value'))[0],
    ]);
    expect(observations).toEqual([
      ['CONSENTEMENT_OUVERTURE_DMP', 'true', '20240701'],
      ['OPPOSITION_BRIS_DE_GLACE', 'false', undefined],
      ['OPPOSITION_ACCES_URGENCE', 'true', undefined],
    ]);
    const [card] = descendants(root, V3_URI, 'contactPerson');
    expect(descendants(card!, V3_URI, 'family').map(textOf)).toEqual(['D’ESSAI', 'PAT-TROIS']);
    expect(attribute(descendants(card!, V3_URI, 'birthTime')[0]!, 'value')).toBe('790328');
  });

  it('a change says nothing of the oppositions that are not known', () => {
    const oppositions = { breakGlass: undefined, emergencyCentre: undefined };
    const body = buildAdministrativeDataUpdate({ ...CREATION, oppositions }, CONTEXT);
    expect(descendants(read(body), V3_URI, 'administrativeObservation')).toEqual([]);
  });

  const thrown = (work: () => unknown) => {
    try {
      work();
    } catch (error) {
      return error;
    }
    return undefined;
  };
  const patient = (changes: object) => ({ ...ADMINISTRATIVE_PATIENT, ...changes });

  it.each<[string, () => unknown]>([
    [
      'patient.givenName',
      () => buildRecordCreation({ ...CREATION, patient: patient({ givenName: ' ' }) }, CONTEXT),
    ],
    [
      'patient.usedName',
      () =>
        buildRecordReactivation(
          { ins: INS, consent: true, patient: patient({ usedName: undefined, birthName: '' }) },
          CONTEXT,
        ),
    ],
    [
      'patient.birthDate',
      () => buildRecordCreation({ ...CREATION, patient: patient({ birthDate: '1979-03-28' }) }, CONTEXT),
    ],
    [
      'patient.sex',
      () => buildAdministrativeDataUpdate({ ...CREATION, patient: patient({ sex: undefined }) }, CONTEXT),
    ],
    [
      'representative.familyName',
      () =>
        buildRecordCreation({ ...CREATION, representative: { ...REPRESENTATIVE, familyName: '' } }, CONTEXT),
    ],
    [
      'representative.relation',
      () =>
        buildAdministrativeDataUpdate(
          { ...CREATION, representative: { ...REPRESENTATIVE, relation: undefined } },
          CONTEXT,
        ),
    ],
    [
      'oppositions.breakGlass',
      () =>
        buildRecordCreation({ ...CREATION, oppositions: { ...OPPOSITIONS, breakGlass: undefined } }, CONTEXT),
    ],
    [
      'oppositions.emergencyCentre',
      () =>
        buildRecordCreation(
          { ...CREATION, oppositions: { ...OPPOSITIONS, emergencyCentre: undefined } },
          CONTEXT,
        ),
    ],
    [
      'vitale.birthDate',
      () => buildRecordCreation({ ...CREATION, vitale: { ...VITALE, birthDate: '19790328' } }, CONTEXT),
    ],
    ['reason', () => buildRecordClosing({ ...CLOSING, reason: '' }, CONTEXT)],
    ['channel.value', () => buildCreatePatientAccess({ kind: 'SMS', value: ' ' })],
    ['channel.value', () => buildOtpChannelUpdate({ action: 'add', channel: { kind: 'SMS' } })],
  ])('names %s when it is missing or malformed', (field, work) => {
    expect(thrown(work)).toMatchObject({ code: 'PATIENT_DATA_INVALID', field });
  });

  it.each<[string, () => unknown]>([
    ['birthDate', () => buildIdentityCertification({ holder: INS, birthDate: '1979', birthRank: 1 })],
    ['birthRank', () => buildIdentityCertification({ holder: INS, birthDate: '19790328', birthRank: 0 })],
    ['since', () => buildAccessibleRecordsQuery({ since: '20241301', by: 'lastDocument' })],
    ['since', () => buildAccessibleRecordsQuery({ since: '2024', by: 'lastDocument' })],
    ['familyName', () => find({ familyName: 'D' })],
    ['familyName', () => find({})],
    ['birthDate', () => find({ birthDate: '79' })],
  ])('names the criterion %s when it breaks a rule', (field, work) => {
    expect(thrown(work)).toMatchObject({ code: 'QUERY_INVALID', field });
  });
});
