import type { ParsedElement } from '@dmpconnect/soap';
import { DmpError } from '../errors.js';
import type { ServiceOutcome } from '../habilitations/authorization.js';
import type { PatientCredentials } from '../patients/web-access.js';
import { PATIENTS_URI } from '../services/namespaces.js';
import { readOutput, textOfChild } from '../services/output.js';

/**
 * Reads the credentials of an answer to TD1.5a or TD1.5d. They are in the result and nowhere else.
 *
 * @throws {DmpServiceError} `SERVICE_REFUSED`, e.g. `DMPPatientAccessAlreadyExists`.
 * @throws {DmpError} `ANSWER_UNEXPECTED`.
 */
export function readCredentialsAnswer(
  content: ParsedElement,
  transaction: 'TD1.5a' | 'TD1.5d',
): PatientCredentials {
  const root = transaction === 'TD1.5a' ? 'createPatientAccessResponse' : 'updatePatientAccessResponse';
  const output = readOutput(content, { namespace: PATIENTS_URI, root, transaction });
  const [login, password] = [textOfChild(output, 'login'), textOfChild(output, 'password')];
  if (login === undefined || password === undefined) {
    throw new DmpError('ANSWER_UNEXPECTED', `The answer to ${transaction} holds no credentials.`);
  }
  return { login, password };
}

/** Reads the answer to TD1.5b. @throws {DmpServiceError} `SERVICE_REFUSED`, e.g. `DMPPatientAccessOTPAlreadyExists`. */
export function readOtpChannelUpdateAnswer(content: ParsedElement): ServiceOutcome {
  const output = readOutput(content, {
    namespace: PATIENTS_URI,
    root: 'patientOTPUpdateResponse',
    transaction: 'TD1.5b',
  });
  return { context: textOfChild(output, 'context') };
}
