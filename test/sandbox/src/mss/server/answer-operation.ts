import { randomInt } from 'node:crypto';
import {
  type InputOf,
  type OutputOf,
  type Protocol,
  servicePath,
  WIRE_PROFILE,
  type WireKey,
  type WireOperation,
  writeRestAnswer,
  writeRestFault,
  writeSoapAnswer,
  writeSoapFault,
} from '@dmpconnect/mss/wire-profile';
import { SoapError } from '@dmpconnect/soap';
import type { Caller, Handler, MssWorld } from '../operations/operation.js';
import { HANDLERS } from '../operations/table.js';
import { MssRefusal, refuseField } from '../refusal.js';
import type { MssScenario } from '../scenarios.js';
import type { Departure, Outcome } from './outcome.js';
import { readInput } from './read-input.js';
import type { ReceivedRequest } from './request.js';

/** What a path asks for. */
export interface OperationAddress {
  readonly key: WireKey;
  readonly operation: Pick<WireOperation<never, never>, 'key'>;
  readonly protocol: Protocol;
}

/** The same table, typed so that a key gives its own input and output. */
const OPERATIONS: { readonly [K in WireKey]: WireOperation<InputOf<K>, OutputOf<K>> } = WIRE_PROFILE;

const PROTOCOLS = ['soap', 'rest'] as const;

const ADDRESSES: ReadonlyMap<string, OperationAddress> = new Map(
  Object.keys(WIRE_PROFILE)
    .filter(isKey)
    .flatMap((key) =>
      PROTOCOLS.map((protocol) => {
        const operation = WIRE_PROFILE[key];
        const path = servicePath(operation.service, protocol, operation.operation);
        return [path, { key, operation, protocol }] as const;
      }),
    ),
);

/** The operation of a path; `undefined` for any other one. */
export function readAddress(path: string): OperationAddress | undefined {
  return ADDRESSES.get(path);
}

export interface OperationContext {
  readonly world: MssWorld;
  readonly caller: Caller;
  readonly forced: MssScenario | undefined;
}

/** What an operation answers a caller whose session is open. */
export function answerOperation(
  request: ReceivedRequest,
  { key, protocol }: OperationAddress,
  { world, caller, forced }: OperationContext,
): Outcome {
  const facts = { operation: key, protocol, holder: caller.holder };
  if (forced?.scenario === 'htmlMaintenance') return maintenance(facts);
  try {
    if (forced?.scenario === 'unavailable') throw new MssRefusal(2, 'The service is unavailable.');
    const { mailbox, ...answer } = run(request, key, protocol, world, caller);
    return spoil({ ...answer, status: 'answered', facts: { ...facts, mailbox } }, forced);
  } catch (error) {
    const refusal =
      error instanceof SoapError ? refuseField('The request', `cannot be read: ${error.message}`) : error;
    if (refusal instanceof MssRefusal) return fault(refusal, protocol, facts);
    throw error;
  }
}

type Answer = Pick<Outcome, 'http' | 'headers' | 'body'> & { readonly mailbox?: string | undefined };

function run<K extends WireKey>(
  request: ReceivedRequest,
  key: K,
  protocol: Protocol,
  world: MssWorld,
  caller: Caller,
): Answer {
  const operation: WireOperation<InputOf<K>, OutputOf<K>> = OPERATIONS[key];
  const handle: Handler<K> = HANDLERS[key];
  const input = readInput(request, operation, protocol);
  const output = handle(world, caller, input);
  const mailbox = mailboxOf(input);
  return { ...writeOutput(operation, output, protocol, world), mailbox };
}

function writeOutput<O>(
  operation: WireOperation<unknown, O>,
  output: O,
  protocol: Protocol,
  { settings }: MssWorld,
): Answer {
  if (protocol === 'soap') {
    const { soapPrefix } = settings();
    const prefix = soapPrefix === 'random' ? `ns${randomInt(2, 100)}` : soapPrefix;
    return {
      http: 200,
      headers: { 'content-type': 'text/xml; charset=utf-8' },
      body: writeSoapAnswer(operation, output, prefix),
    };
  }
  // An operation that answers nothing has no content (mss 4.3).
  if (operation.output.names.length === 0) return { http: 204, headers: {}, body: '' };
  return {
    http: 200,
    headers: { 'content-type': 'application/json' },
    body: writeRestAnswer(operation, output, settings()),
  };
}

function fault(refusal: MssRefusal, protocol: Protocol, facts: Outcome['facts']): Outcome {
  const { code, kind, message } = refusal;
  const soap = protocol === 'soap';
  // Too big a message has 403 in both protocols (mss 7.2).
  return {
    http: code === 39 ? 403 : soap ? 500 : refusal.restStatus,
    headers: { 'content-type': soap ? 'text/xml; charset=utf-8' : 'application/json' },
    body: soap ? writeSoapFault({ code, kind, message }) : writeRestFault({ code, kind, message }),
    status: 'refused',
    code: String(code),
    rule: message,
    facts,
  };
}

function maintenance(facts: Outcome['facts']): Outcome {
  return {
    http: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: '<!doctype html><html lang="fr"><body><h1>Service en maintenance</h1></body></html>',
    status: 'scenario',
    code: 'htmlMaintenance',
    facts,
  };
}

/** The answer of an operation that was carried out, the way a scenario has it leave. */
function spoil(outcome: Outcome, forced: MssScenario | undefined): Outcome {
  const code = forced?.scenario;
  const departure = departureOf(forced);
  if (code === 'truncated') {
    const half = outcome.body.slice(0, Math.floor(outcome.body.length / 2));
    return { ...outcome, body: half, status: 'scenario', code };
  }
  return departure === undefined ? outcome : { ...outcome, departure, status: 'scenario', code };
}

function departureOf(forced: MssScenario | undefined): Departure | undefined {
  const milliseconds = forced?.milliseconds ?? 0;
  switch (forced?.scenario) {
    case 'slow':
      return { kind: 'late', milliseconds };
    case 'slowBody':
      return { kind: 'lateHalf', milliseconds };
    case 'cut':
      return { kind: 'cut' };
    case 'cutAfterSend':
      return { kind: 'none' };
    default:
      return undefined;
  }
}

function mailboxOf(input: object): string | undefined {
  return 'email' in input && typeof input.email === 'string' ? input.email : undefined;
}

function isKey(key: string): key is WireKey {
  return Object.hasOwn(WIRE_PROFILE, key);
}
