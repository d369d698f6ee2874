import { MssError } from '../errors.js';
import type { Session } from '../login/session.js';
import { asMssError } from '../network/transport-error.js';
import {
  isOfficialHost,
  type Protocol,
  servicePath,
  type WireOperation,
  writeRestRequest,
  writeSoapRequest,
} from '../wire-profile/index.js';
import type { NationalClientOptions } from './client-options.js';
import { readOutput } from './read-answer.js';

export interface CallContext {
  readonly session: Session;
  readonly protocol: Protocol;
  readonly options: Pick<NationalClientOptions, 'hosts' | 'allowInferred'>;
}

/** What an operation answered, and the bytes that it came in. */
export interface CallAnswer<Output> {
  readonly output: Output;
  readonly raw: Uint8Array;
}

/**
 * Calls one operation.
 *
 * @throws {MssError} `PROFILE_…`, `LOGIN_…`, `SESSION_EXPIRED`, `FAULT_…`, `ANSWER_…`, and the codes of transport.
 */
export async function callOperation<I, O>(
  { session, protocol, options }: CallContext,
  operation: WireOperation<I, O>,
  input: I,
  call: { readonly mailbox?: string | undefined; readonly signal?: AbortSignal | undefined } = {},
): Promise<CallAnswer<O>> {
  checkProfile(operation, protocol, options);
  try {
    const { response, answer } = await session.exchange({
      what: operation.key,
      path: servicePath(operation.service, protocol, operation.operation),
      protocol,
      body: writeRequest(operation, protocol, input),
      mailbox: call.mailbox,
      signal: call.signal,
    });
    return { output: readOutput(operation, protocol, answer, response.status), raw: response.body };
  } catch (error) {
    throw asMssError(error, operation.key);
  }
}

/** The body of a request, in the protocol chosen. */
export function writeRequest<I>(operation: WireOperation<I, unknown>, protocol: Protocol, input: I) {
  return protocol === 'soap'
    ? writeSoapRequest(operation, input)
    : Buffer.from(writeRestRequest(operation, input));
}

/** Invented names never reach the national operator, inferred ones when the caller says so alone (mss 0). */
function checkProfile(
  operation: Pick<WireOperation<unknown, unknown>, 'key' | 'status'>,
  protocol: Protocol,
  { hosts, allowInferred }: CallContext['options'],
): void {
  const status = operation.status[protocol];
  if (status === 'source' || !isOfficialHost(hosts.mail)) return;
  if (status === 'placeholder') {
    throw new MssError(
      'PROFILE_NOT_OFFICIAL',
      `${operation.key}: its format is invented for the sandbox, and is not sent to the national operator.`,
    );
  }
  if (allowInferred !== true) {
    throw new MssError(
      'PROFILE_INFERRED',
      `${operation.key}: its ${protocol} format is inferred; allowInferred lets it be sent to the national operator.`,
    );
  }
}
