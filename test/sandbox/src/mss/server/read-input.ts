import {
  type Protocol,
  readEnvelope,
  readRestRequest,
  readSoapRequest,
  type WireOperation,
} from '@dmpconnect/mss/wire-profile';
import { children } from '@dmpconnect/soap';
import { MssRefusal, refuseField } from '../refusal.js';
import { mediaType, type ReceivedRequest } from './request.js';

/**
 * What a request asks, in either protocol (mss 4).
 *
 * @throws {MssRefusal} 23, 36, 39
 * @throws {SoapError} what is wrong with the message
 */
export function readInput<I>(
  request: ReceivedRequest,
  operation: WireOperation<I, unknown>,
  protocol: Protocol,
): I {
  if (request.body === undefined) throw new MssRefusal(39, 'The request is too big.');
  const expected = protocol === 'soap' ? 'text/xml' : 'application/json';
  if (mediaType(request) !== expected) throw refuseField('Content-Type', `must be ${expected}`);
  return protocol === 'rest'
    ? readRestInput(operation, parseJson(request.body))
    : readSoapInput(operation, request, request.body);
}

function readSoapInput<I>(
  operation: WireOperation<I, unknown>,
  request: ReceivedRequest,
  bytes: Uint8Array,
): I {
  // SOAP 1.1 wants the header on every request; its value is ours (mss 3.3).
  if (request.header('soapaction') === undefined) throw refuseField('SOAPAction', 'is missing');
  const { body, content } = readEnvelope(bytes);
  if (content === undefined || children(body).length > 1) {
    throw refuseField('The SOAP body', 'must hold exactly one element');
  }
  requireMailboxNamed(operation, children(content, '', MAILBOX).length > 0);
  return readSoapRequest(operation, content);
}

function readRestInput<I>(operation: WireOperation<I, unknown>, json: unknown): I {
  const input =
    typeof json === 'object' && json !== null ? Reflect.get(json, operation.restInput) : undefined;
  if (typeof input === 'object' && input !== null && !Array.isArray(input)) {
    requireMailboxNamed(operation, MAILBOX in input);
  }
  return readRestRequest(operation, json);
}

/** Every operation but `listEmails` and the search of the directory names its mailbox (mss 4.3). */
const MAILBOX = 'email';

/** That no mailbox is named has a number of its own (mss 7.2). @throws {MssRefusal} 23 */
function requireMailboxNamed<I>({ input }: WireOperation<I, unknown>, named: boolean): void {
  if (!named && input.names.includes(MAILBOX)) throw new MssRefusal(23, 'email is missing.');
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    throw refuseField('The body', 'is not JSON');
  }
}
