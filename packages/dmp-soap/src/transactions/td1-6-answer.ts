import { children, type ParsedElement, textOf } from '@dmpconnect/soap';
import type { AuthorizationKind, PatientAuthorization } from '../habilitations/authorization.js';
import { HABILITATIONS_URI } from '../services/namespaces.js';
import { readOutput, textOfChild } from '../services/output.js';

const KINDS: Readonly<Record<string, AuthorizationKind>> = { ACTIVE: 'granted', INTERDITE: 'denied' };

/** Reads the answer to TD1.6. @throws {DmpServiceError} `SERVICE_REFUSED`. @throws {DmpError} `ANSWER_UNEXPECTED`. */
export function readAuthorizationsAnswer(content: ParsedElement): readonly PatientAuthorization[] {
  const output = readOutput(content, {
    namespace: HABILITATIONS_URI,
    root: 'listAuthorizationByPatientResponse',
    transaction: 'TD1.6',
  });
  return children(output, HABILITATIONS_URI, 'listOfAuthorizationByPatient').map(readAuthorization);
}

function readAuthorization(data: ParsedElement): PatientAuthorization {
  const text = (name: string) => textOfChild(data, name);
  const texts = (name: string) => children(data, HABILITATIONS_URI, name).map(textOf);
  return {
    identifier: text('nationalId'),
    identifierSystem: text('nationalIdType'),
    familyName: text('lastName'),
    givenName: text('firstName'),
    specialities: pair(texts('codeSpeciality'), texts('libSpeciality')),
    start: text('startOfAuthorization'),
    lastAction: text('lastActionDate'),
    kind: KINDS[text('mode') ?? ''],
    treatingPhysician: texts('specificRight').includes('MEDECIN_TRAITANT'),
  };
}

/** Codes and labels come in two lists, in the same order. */
function pair(codes: readonly string[], labels: readonly string[]): PatientAuthorization['specialities'] {
  const size = Math.max(codes.length, labels.length);
  return Array.from({ length: size }, (_, index) => ({
    code: codes[index] ?? '',
    label: labels[index] ?? '',
  }));
}
