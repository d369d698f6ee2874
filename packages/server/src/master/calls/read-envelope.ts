import { DEFAULT_REQUEST_BYTES } from '../../contract/define.js';
import { ApiFailure } from '../../contract/errors.js';
import { readFlag } from '../../contract/read-field.js';
import { readRequest } from '../../contract/read-json.js';
import { type Envelope, scanEnvelope } from './scan-envelope.js';

/**
 * Command and session of a request: read as JSON when it is small, found by a scan when it is large.
 *
 * @throws {ApiFailure} 6000/2 when a small request is no JSON object, or a routing member is no text.
 */
export async function readEnvelope(body: Buffer): Promise<Envelope> {
  if (body.length > DEFAULT_REQUEST_BYTES) return scanEnvelope(body);
  return readMembers(readRequest(body));
}

function readMembers(request: Readonly<Record<string, unknown>>): Envelope {
  return {
    command: readText(request, 's_commandName'),
    sessionId: readText(request, 's_sessionId'),
    requestId: undefined,
  };
}

/** A message of a socket in session mode. */
export interface SessionMessage {
  /** Id of the call; absent when the message has none. */
  readonly requestId: string | undefined;
  /** Whether the call of that id is to be given up (`i_cancel`). */
  readonly cancels: boolean;
  /** Command and session. @throws {ApiFailure} 6000/2 when a routing member is no text. */
  envelope(): Envelope;
}

/**
 * Reads a message of a socket in session mode. A request to cancel is small: a large message has none.
 *
 * @throws {ApiFailure} 6000/2 when a small message is no JSON object, or its own members are not what they must be.
 */
export async function readSessionMessage(body: Buffer): Promise<SessionMessage> {
  if (body.length > DEFAULT_REQUEST_BYTES) {
    const envelope = await scanEnvelope(body);
    return { requestId: envelope.requestId, cancels: false, envelope: () => envelope };
  }
  const request = readRequest(body);
  return {
    requestId: readText(request, 's_requestId'),
    cancels: readCancel(request.i_cancel),
    envelope: () => readMembers(request),
  };
}

function readCancel(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false;
  const reading = readFlag(value);
  if ('value' in reading) return reading.value;
  throw new ApiFailure('functional-fault', { description: `i_cancel ${reading.rule}` });
}

function readText(request: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = Object.hasOwn(request, name) ? request[name] : undefined;
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  throw new ApiFailure('functional-fault', { description: `${name} must be a text` });
}
