import type { XmlElement } from '@dmpconnect/soap';
import { DmpError } from '../errors.js';
import type { OtpChannel, OtpChannelUpdate } from '../patients/web-access.js';
import { PATIENTS } from '../services/namespaces.js';

const ACTIONS = { add: 'AJOUT', change: 'MODIFICATION', remove: 'SUPPRESSION' } as const;

/** TD1.5a, `createPatientAccess` (dmp-transactions 2.13). @throws {DmpError} `PATIENT_DATA_INVALID`. */
export function buildCreatePatientAccess({ kind, value }: OtpChannel): XmlElement {
  return PATIENTS.element('createPatientAccess', {}, [
    PATIENTS.element('type', {}, [kind]),
    PATIENTS.element('canal', {}, [required(value)]),
  ]);
}

/** TD1.5b, `patientOTPUpdate` (dmp-transactions 2.13). @throws {DmpError} `PATIENT_DATA_INVALID`. */
export function buildOtpChannelUpdate({ action, channel }: Omit<OtpChannelUpdate, 'ins'>): XmlElement {
  const { kind, value } = channel;
  return PATIENTS.element('patientOTPUpdate', {}, [
    PATIENTS.element('type', {}, [kind]),
    action === 'remove' && (value ?? '') === ''
      ? undefined
      : PATIENTS.element('canal', {}, [required(value)]),
    PATIENTS.element('action', {}, [ACTIONS[action]]),
  ]);
}

/** TD1.5d, `updatePatientAccess` (dmp-transactions 2.13). */
export function buildUpdatePatientAccess(): XmlElement {
  return PATIENTS.element('updatePatientAccess', {});
}

function required(value: string | undefined): string {
  const text = value?.trim() ?? '';
  if (text === '') {
    throw new DmpError(
      'PATIENT_DATA_INVALID',
      'channel.value is missing: a phone number or a mail address.',
      {
        field: 'channel.value',
      },
    );
  }
  return text;
}
