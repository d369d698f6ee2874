import type { z } from 'zod';
import { encodeFailure, encodeSuccess } from '../contract/answers.js';
import type { CommandRow, CommandTable } from '../contract/define.js';
import { ApiFailure } from '../contract/errors.js';
import { invalidInput } from '../contract/invalid-input.js';
import { readRequest } from '../contract/read-json.js';
import { hl_openSession } from '../contract/session.js';
import type { WorkerMessage } from '../ipc/messages.js';
import type { Logger } from '../logging/logger.js';
import type { HandlerContext, WorkerSession } from './context.js';
import type { WorkerRequest } from './dispatch.js';
import { recordFailure } from './objects/record-failure.js';
import { requirePreconditions } from './preconditions.js';
import { runMonitor } from './run-monitor.js';
import { createSession, shortId } from './session.js';
import { toApiFailure } from './wire-error.js';

/** Idle time-out of a session whose application names none, seconds (js-api 1.7). */
const DEFAULT_TIMEOUT_SECONDS = 3600;

/** A handler whatever its command; see `Handler` for the typed form. */
export type AnyHandler<Services> = (
  input: never,
  context: HandlerContext<Services>,
) => Promise<object> | AsyncIterable<object>;

/** Handlers by command name. */
export type HandlerTable<Services> = Readonly<Record<string, AnyHandler<Services>>>;

/** What a call works with. */
export interface CallOptions<Services> {
  readonly commands: CommandTable;
  readonly handlers: HandlerTable<Services>;
  readonly services: Services;
  readonly log: Logger;
  /** Told what was asked and what is answered, before either can come back in a journal: see `BasicServices`. */
  readonly protect: (value: unknown) => void;
  readonly send: (message: WorkerMessage, body?: Uint8Array) => void;
  readonly sessions: Map<string, WorkerSession>;
  /** A session holds nothing any more. */
  readonly onSessionClosed: (id: string) => void;
  /** A session is about to be freed: its calls must stop. */
  readonly onSessionEnding?: (id: string) => void;
}

/** Runs one command from the bytes of its request to the bytes of its answer. Never rejects. */
export async function runCall<Services>(
  request: WorkerRequest,
  body: Buffer,
  signal: AbortSignal,
  options: CallOptions<Services>,
): Promise<void> {
  const started = performance.now();
  const fields = { command: request.command, session: shortId(request.sessionId) };
  const elapsed = () => Math.round(performance.now() - started);
  try {
    await answer(request, body, signal, options);
    options.log.info({ ...fields, ms: elapsed() }, 'command done');
  } catch (thrown) {
    const failure = giveReason(thrown, signal);
    const level = failure.failure === 'technical-fault' ? 'error' : 'info';
    options.log[level](
      { ...fields, ms: elapsed(), failure: failure.failure, ...(level === 'error' ? { err: thrown } : {}) },
      'command failed',
    );
    recordFailure(options.sessions.get(request.sessionId), failure, request.command);
    options.send({ type: 'answer', call: request.call }, encodeFailure(failure, request.command));
  }
}

async function answer<Services>(
  request: WorkerRequest,
  body: Buffer,
  signal: AbortSignal,
  options: CallOptions<Services>,
): Promise<void> {
  const { call, command } = request;
  const row = Object.hasOwn(options.commands, command) ? options.commands[command] : undefined;
  const handler = Object.hasOwn(options.handlers, command) ? options.handlers[command] : undefined;
  if (row === undefined || handler === undefined) {
    throw new ApiFailure('functional-fault', { description: 'Unknown command' });
  }
  const raw = readRequest(body);
  // Before it is judged: what is wrong with a request may be told with the values it holds.
  options.protect(raw);
  const input = readInput(row.input, raw);
  const session = request.opening
    ? openSession(request, raw, options)
    : options.sessions.get(request.sessionId);
  if (session === undefined) throw new ApiFailure('invalid-session');
  requirePreconditions(row.needs, session.slots);

  const context = { session, services: options.services, signal, log: options.log };
  const encode = (fields: object): Buffer => {
    options.protect(fields);
    return encodeOutput(row, fields);
  };
  // The row's own schema made this value: the tables of rows and of handlers are typed by one another.
  const produced = handler(input as never, context);
  if (isMonitor(produced)) {
    await runMonitor(produced, signal, {
      acknowledge: () => options.send({ type: 'event', call }, encodeSuccess({})),
      event: (fields) => options.send({ type: 'event', call }, encode(fields)),
      end: () => options.send({ type: 'end', call }),
    });
    return;
  }
  try {
    const bytes = encode(await produced);
    // A call that succeeded is answered even if its session ended meanwhile: `hl_closeSession` is one.
    if (request.opening !== undefined) signal.throwIfAborted();
    options.send({ type: 'answer', call, ...openedBy(request, session) }, bytes);
  } catch (thrown) {
    if (request.opening === undefined) throw thrown;
    const failure = giveReason(thrown, signal);
    // Nobody will learn the id of a session whose opening failed or was given up.
    void session.close();
    throw failure;
  }
}

/** Once a call is given up, what its handler throws is the echo of that: the reason is what counts. */
function giveReason(thrown: unknown, signal: AbortSignal): ApiFailure {
  return toApiFailure(thrown instanceof ApiFailure || !signal.aborted ? thrown : signal.reason);
}

function readInput<Schema extends z.ZodType>(schema: Schema, raw: object): z.output<Schema> {
  const read = schema.safeParse(raw);
  if (!read.success) throw invalidInput(read.error);
  return read.data;
}

function openSession<Services>(
  { sessionId, opening }: WorkerRequest,
  raw: object,
  { log, sessions, onSessionClosed, onSessionEnding }: CallOptions<Services>,
): WorkerSession {
  const session = createSession(
    {
      id: sessionId,
      applicationId: opening?.applicationId ?? '',
      integrator: opening?.integrator,
      origin: opening?.origin,
      opened: readInput(hl_openSession.input, raw),
    },
    log,
    onSessionClosed,
  );
  session.signal.addEventListener('abort', () => onSessionEnding?.(sessionId), { once: true });
  sessions.set(sessionId, session);
  return session;
}

function openedBy({ opening }: WorkerRequest, { opened }: WorkerSession) {
  if (opening === undefined) return {};
  return { opened: { timeoutSeconds: opened.i_timeoutInSeconds ?? DEFAULT_TIMEOUT_SECONDS } };
}

function encodeOutput(row: CommandRow, fields: object): Buffer {
  const read = row.output.safeParse(fields);
  if (read.success && typeof read.data === 'object' && read.data !== null) return encodeSuccess(read.data);
  // Our own fault, and no fault of the input: the fields concerned go to the journal, their values nowhere.
  const paths = read.error?.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new ApiFailure('technical-fault', {
    cause: new Error(`the answer does not fit its contract: ${paths}`),
  });
}

function isMonitor(produced: Promise<object> | AsyncIterable<object>): produced is AsyncIterable<object> {
  return Symbol.asyncIterator in produced;
}
