import { attribute, child, children, type ParsedElement } from '@dmpconnect/soap';
import { DmpError, DmpServiceError, type DmpServiceFailure } from '../errors.js';
import { RS_URI } from './namespaces.js';

/** Last part of the status URN: `urn:oasis:…:ResponseStatusType:Success`, `urn:ihe:…:PartialSuccess`. */
type Outcome = 'Success' | 'PartialSuccess' | 'Failure' | 'Unavailable';
const OUTCOMES: readonly Outcome[] = ['Success', 'PartialSuccess', 'Failure', 'Unavailable'];

/**
 * Checks the status of an XDS answer (dmp-transactions 2.20), from the element that carries `@status`.
 *
 * @returns The warnings that came with a success.
 * @throws {DmpServiceError} `XDS_REFUSED`, `XDS_PARTIAL`.
 * @throws {DmpError} `ANSWER_UNEXPECTED`.
 */
export function checkRegistryResponse(
  response: ParsedElement,
  transaction: string,
): readonly DmpServiceFailure[] {
  const status = attribute(response, 'status')?.split(':').at(-1);
  const outcome = OUTCOMES.find((known) => known === status);
  if (outcome === undefined) {
    throw new DmpError('ANSWER_UNEXPECTED', `The answer to ${transaction} has no status that is known.`);
  }
  const failures = readErrors(response);
  if (outcome === 'Success' && failures.every(({ severity }) => severity === 'warning')) return failures;
  throw new DmpServiceError(
    outcome === 'Failure' || outcome === 'Unavailable' ? 'XDS_REFUSED' : 'XDS_PARTIAL',
    transaction,
    failures.length > 0 ? failures : [{ code: '', text: '', severity: 'error' }],
  );
}

function readErrors(response: ParsedElement): readonly DmpServiceFailure[] {
  const list = child(response, RS_URI, 'RegistryErrorList');
  if (list === undefined) return [];
  return children(list, RS_URI, 'RegistryError').map((error) => {
    const location = attribute(error, 'location');
    return {
      code: attribute(error, 'errorCode') ?? '',
      text: attribute(error, 'codeContext') ?? '',
      severity: attribute(error, 'severity')?.endsWith('Warning') ? 'warning' : 'error',
      ...(location === undefined || location === '' ? {} : { location }),
    };
  });
}
