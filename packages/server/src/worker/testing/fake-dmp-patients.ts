import {
  type AdministrativeData,
  type DmpCallOptions,
  DmpError,
  type OtpChannelKind,
  type PatientTransactions,
  parseIns,
} from '@dmpconnect/dmp-soap';

type PatientMethod = keyof PatientTransactions;

/** What was asked, in order: the method, its argument, and in which capacity. */
export interface PatientCall {
  readonly method: PatientMethod;
  readonly argument: unknown;
  readonly access: DmpCallOptions['access'];
}

/** The patients of a fake DMP: what it answers may be changed. */
export interface FakePatients {
  readonly calls: PatientCall[];
  readonly client: PatientTransactions;
  /** Thrown by the methods named here. */
  readonly failures: Partial<Record<PatientMethod, unknown>>;
  /** Thrown by the next call of the methods named here. */
  readonly failOnce: Partial<Record<PatientMethod, unknown>>;
  /** Telecoms of the patient. */
  channels: Partial<Record<OtpChannelKind, string>>;
  administrativeData: AdministrativeData;
}

/** The patient of the answers (dmp-transactions 7.3). */
export const TEST_INS = parseIns('279035121518989T');

const INS_C = parseIns('0529782301522593359679');

/** Credentials that must never be seen elsewhere than in a PDF. */
export const CREDENTIALS = { login: 'a1b2c3login', password: 'Zx9-secret-Pw' } as const;

const ADMINISTRATIVE_DATA: AdministrativeData = {
  state: 'active',
  ids: [TEST_INS, INS_C],
  patient: {
    prefix: 'MME',
    usedName: 'NON RENSEIGNE',
    birthName: 'PAT-TROIS',
    givenName: 'DOMINIQUE',
    sex: 'F',
    birthDate: '19790328',
    birthCountry: 'FRANCE',
    contact: {
      street: '1, rue du Chat',
      postalCode: '75013',
      city: 'PARIS',
      country: 'FRANCE',
      mail: 'p@example.org',
    },
  },
  deceased: false,
  oppositions: { breakGlass: true, emergencyCentre: undefined },
  representative: undefined,
};

/** Makes the patients of a fake DMP: it says yes to everything. */
export function createFakePatients(): FakePatients {
  const calls: PatientCall[] = [];
  const answer =
    <Argument, Result>(method: PatientMethod, result: (argument: Argument) => Result) =>
    async (argument: Argument, options?: DmpCallOptions): Promise<Result> => {
      calls.push({ method, argument, access: options?.access });
      const failure = fake.failOnce[method] ?? fake.failures[method];
      delete fake.failOnce[method];
      if (failure !== undefined) throw failure;
      return result(argument);
    };
  const fake: FakePatients = {
    calls,
    failures: {},
    failOnce: {},
    channels: {},
    administrativeData: ADMINISTRATIVE_DATA,
    client: {
      identityCertification: answer('identityCertification', () => ({
        ins: TEST_INS,
        usedName: undefined,
        birthName: 'PAT-TROIS',
        givenName: 'DOMINIQUE',
        birthDate: '19790328',
      })),
      insFromInsC: answer('insFromInsC', () => TEST_INS),
      setAuthorization: answer('setAuthorization', () => ({ context: undefined })),
      listAccessibleRecords: answer('listAccessibleRecords', () => [
        {
          ids: [TEST_INS, INS_C],
          usedName: 'NON RENSEIGNE',
          birthName: 'PAT-TROIS',
          givenName: 'DOMINIQUE',
          prefix: undefined,
          birthDate: '19790328',
          treatingPhysician: true,
          message: false,
          lastAccess: '20261120093000',
          lastUpdate: undefined,
          lastAddition: '20261120093012',
        },
      ]),
      findPatients: answer('findPatients', () => ({
        patients: [
          {
            ids: [INS_C, TEST_INS],
            birthName: 'PAT-TROIS',
            usedName: 'MARTIN',
            givenName: 'DOMINIQUE',
            prefix: undefined,
            sex: 'F',
            birthDate: '19790328',
            city: 'PARIS',
            postalCode: undefined,
            score: 90,
            opposesEmergencyCentre: false,
          },
        ],
        total: 3,
        more: true,
      })),
      createRecord: answer('createRecord', () => undefined),
      reactivateRecord: answer('reactivateRecord', () => undefined),
      administrativeData: answer('administrativeData', () => fake.administrativeData),
      updateAdministrativeData: answer('updateAdministrativeData', () => undefined),
      closeRecord: answer('closeRecord', () => undefined),
      createPatientAccess: answer('createPatientAccess', () => CREDENTIALS),
      updateOtpChannel: answer('updateOtpChannel', () => ({ context: undefined })),
      updatePatientAccess: answer('updatePatientAccess', () => CREDENTIALS),
      otpChannelValue: answer('otpChannelValue', ({ kind }: { readonly kind: OtpChannelKind }) => {
        const value = fake.channels[kind];
        if (value === undefined) throw new DmpError('NO_SOURCE', 'No answer of the DMP holds it.');
        return value;
      }),
      listAuthorizations: answer('listAuthorizations', () => [
        {
          identifier: '899700000013',
          identifierSystem: '1.2.250.1.71.4.2.1',
          familyName: 'MAXIME',
          givenName: 'SANDRINE',
          specialities: [
            { code: 'G15_10/SM36', label: 'Médecin - Oncologie' },
            { code: '', label: 'Autre' },
          ],
          start: '20260105083000',
          lastAction: undefined,
          kind: 'denied',
          treatingPhysician: false,
        },
      ]),
    },
  };
  return fake;
}
