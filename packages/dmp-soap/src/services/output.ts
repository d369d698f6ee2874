import { child, type ParsedElement, textOf } from '@dmpconnect/soap';
import { DmpError, DmpServiceError } from '../errors.js';

/** What an answer of one of the DMP's own services must be. */
export interface ExpectedOutput {
  readonly namespace: string;
  /** Root, e.g. `setAuthorizationResponse`. */
  readonly root: string;
  /** e.g. `TD0.3`. */
  readonly transaction: string;
}

/** Success, whatever its case: some clients saw `DMPOK` (dmp-transactions 9.4). */
const SUCCESS = 'dmpok';

/**
 * The `output` of an answer of the DMP's own services, whose `status` says success (dmp-transactions 9.3).
 *
 * @throws {DmpServiceError} `SERVICE_REFUSED` with the status as code and the context as text.
 * @throws {DmpError} `ANSWER_UNEXPECTED`.
 */
export function readOutput(content: ParsedElement, expected: ExpectedOutput): ParsedElement {
  const { namespace, root, transaction } = expected;
  const output =
    content.localName === root && content.namespaceURI === namespace
      ? child(content, namespace, 'output')
      : undefined;
  const status = output && textOfChild(output, 'status');
  if (output === undefined || status === undefined) {
    throw new DmpError('ANSWER_UNEXPECTED', `The answer to ${transaction} is not a ${root} with a status.`);
  }
  if (status.toLowerCase() === SUCCESS) return output;
  throw new DmpServiceError('SERVICE_REFUSED', transaction, [
    { code: status, text: textOfChild(output, 'context') ?? '', severity: 'error' },
  ]);
}

/** Text of a child of the same namespace; an empty one counts as absent. */
export function textOfChild(holder: ParsedElement, name: string): string | undefined {
  const element = child(holder, holder.namespaceURI ?? '', name);
  const text = element === undefined ? '' : textOf(element);
  return text === '' ? undefined : text;
}
