import type { ParsedElement } from '@dmpconnect/soap';
import { refuseRequest } from '../../pipeline/refusal.js';
import { patientsOperation } from '../../specific/endpoints.js';
import { PATIENTS } from '../../specific/namespaces.js';
import { readFields, requireField, requireOneOf } from '../../specific/operation.js';
import type { DmpPatient } from '../../state/patients.js';
import type { World } from '../../world.js';
import type { TransactionId } from '../ids.js';
import type { Transaction, TransactionAnswer } from '../transaction.js';

/** Channels of the one-time codes. */
const CHANNELS = ['SMS', 'EMAIL'] as const;
type Channel = (typeof CHANNELS)[number];

/** TD1.5a, opening the patient's web account (dmp-transactions 2.13). */
export const createPatientAccess = accessTransaction(
  'TD1.5a',
  'createPatientAccess',
  (content, patient, world) => {
    const fields = readFields(content, ['type', 'canal']);
    const channel = requireOneOf(fields, 'type', CHANNELS);
    const canal = readCanal(channel, requireField(fields, 'canal'));
    if (patient.webAccount) {
      throw refuseRequest('DMPPatientAccessAlreadyExists', 'The patient has a web account already.');
    }
    return openAccount(patient, { [channel]: canal }, world);
  },
);

/** TD1.5b, adding, changing or removing a channel of the one-time codes. */
export const updateOtpChannel = accessTransaction('TD1.5b', 'patientOTPUpdate', (content, patient, world) => {
  const fields = readFields(content, ['type', 'canal', 'action']);
  const channel = requireOneOf(fields, 'type', CHANNELS);
  const action = requireOneOf(fields, 'action', ['AJOUT', 'MODIFICATION', 'SUPPRESSION']);
  requireAccount(patient);
  const exists = patient.otp[channel] !== undefined;
  if (action === 'AJOUT' && exists) {
    throw refuseRequest('DMPPatientAccessOTPAlreadyExists', `The channel ${channel} exists already.`);
  }
  if (action !== 'AJOUT' && !exists) {
    throw refuseRequest('DMPPatientAccessNotFound', `The web account has no channel ${channel}.`);
  }
  const canal = action === 'SUPPRESSION' ? undefined : readCanal(channel, requireField(fields, 'canal'));
  world.patients.patch(patient.ins, { otp: { ...patient.otp, [channel]: canal } });
  return {};
});

/** TD1.5d, giving new credentials to the patient. */
export const updatePatientAccess = accessTransaction(
  'TD1.5d',
  'updatePatientAccess',
  (content, patient, world) => {
    readFields(content, []);
    requireAccount(patient);
    return openAccount(patient, patient.otp, world);
  },
);

/** Credentials the answer gives once; the password is kept nowhere (EX_1.5-1090). */
interface Credentials {
  readonly login?: string;
  readonly password?: string;
}

function accessTransaction(
  id: TransactionId & `TD1.5${string}`,
  name: string,
  apply: (content: ParsedElement, patient: DmpPatient, world: World) => Credentials,
): Transaction {
  const { frame, refusal, succeed } = patientsOperation(name);
  return {
    ...frame,
    id,
    kind: 'act',
    rights: () => id,
    targetsPatient: true,
    patientsNamed: () => [],
    dmp: 'not attached',
    needsAuthorisation: () => false,
    refusal,
    handle: async ({ content, patient }, world, recorder): Promise<TransactionAnswer> => {
      const { login, password } = await recorder.check('web account', () =>
        apply(content, requireActive(patient), world),
      );
      const data = [
        login === undefined ? undefined : PATIENTS.element('login', {}, [login]),
        password === undefined ? undefined : PATIENTS.element('password', {}, [password]),
      ];
      return succeed({ data });
    },
  };
}

function requireActive(patient: DmpPatient | undefined): DmpPatient {
  if (patient === undefined || patient.dmp === 'none') {
    throw refuseRequest('DMPNotFound', 'The patient has no DMP.');
  }
  if (patient.dmp === 'closed') throw refuseRequest('DMPNotActive', 'The DMP is closed.');
  return patient;
}

function requireAccount({ webAccount }: DmpPatient): void {
  if (!webAccount) throw refuseRequest('DMPPatientAccessNotFound', 'The patient has no web account.');
}

const CANALS: Readonly<Record<Channel, readonly [pattern: RegExp, form: string]>> = {
  SMS: [/^(\+33|0)[67]\d{8}$/, 'a mobile telephone number'],
  EMAIL: [/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'an electronic mail address'],
};

function readCanal(channel: Channel, text: string): string {
  const [pattern, form] = CANALS[channel];
  if (!pattern.test(text)) throw refuseRequest('DMPInvalidRequest', `canal must be ${form}.`);
  return text;
}

function openAccount(patient: DmpPatient, otp: DmpPatient['otp'], world: World): Credentials {
  const [login, password] = [world.uuid(), world.uuid()].map((uuid) => uuid.replaceAll('-', ''));
  const credentials = { login: `p${login?.slice(0, 7)}`, password: `${password?.slice(-10)}!A` };
  world.patients.patch(patient.ins, { webAccount: true, login: credentials.login, otp });
  return credentials;
}
