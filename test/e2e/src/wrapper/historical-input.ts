import { PATIENT } from '../main-job/patient.js';
import type { Application } from '../testing/application.js';
import type { HistoricalInput } from './historical-page.js';

/** What the historical page needs to work against a sandbox. */
export function historicalInput({ sandbox, input }: Application, domain: string): HistoricalInput {
  return {
    domain,
    port: new URL(sandbox.ready.https ?? '').port,
    dcParameter: input.dcParameter,
    pin: input.pin,
    reader: sandbox.ready.cpxReader,
    dmpUrl: input.dmpUrl,
    ins: `${PATIENT.Ins.s_ins}${PATIENT.Ins.s_insType}`,
    patientIdentity: PATIENT.PatientIdentity,
    documentBase64: input.documentBase64,
  };
}
