import type { ParsedElement } from '@dmpconnect/soap';
import type { ServiceOutcome } from '../habilitations/authorization.js';
import { HABILITATIONS_URI } from '../services/namespaces.js';
import { readOutput, textOfChild } from '../services/output.js';

/** Reads the answer to TD0.3. @throws {DmpServiceError} `SERVICE_REFUSED`. @throws {DmpError} `ANSWER_UNEXPECTED`. */
export function readSetAuthorizationAnswer(content: ParsedElement): ServiceOutcome {
  const output = readOutput(content, {
    namespace: HABILITATIONS_URI,
    root: 'setAuthorizationResponse',
    transaction: 'TD0.3',
  });
  return { context: textOfChild(output, 'context') };
}
