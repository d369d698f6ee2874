import type { CommandRow } from '../../contract/define.js';
import { ApiFailure } from '../../contract/errors.js';
import { hl_openSession } from '../../contract/session.js';
import { ServerError } from '../../errors.js';
import type { Flavour } from '../../flavour.js';
import { tagAccount } from '../../logging/account-tag.js';
import type { Logger } from '../../logging/logger.js';
import type { MasterCommandContext, MasterJournals } from '../commands/master-command.js';
import { runMasterCommand } from '../commands/run.js';
import type { SessionTable } from '../sessions.js';
import type { WorkerPool } from '../workers/pool.js';
import type { Worker, WorkerCall } from '../workers/worker.js';
import type { IncomingCall, ServeCall } from './call.js';
import type { FindCommand } from './find-command.js';
import { type OpeningRules, prepareOpening } from './open-session.js';
import { readEnvelope } from './read-envelope.js';
import { type Settling, settleOnce, toMasterFailure } from './settle-once.js';

/** js-api 12.4: the historical wrapper drops the socket at T, the answer comes half a second before. */
const MARGIN_MS = 500;

/** What serving calls needs. */
export interface ServeOptions {
  readonly findCommand: FindCommand;
  readonly sessions: SessionTable<Worker>;
  readonly pool: WorkerPool;
  readonly opening: OpeningRules;
  readonly sessionsPerWorker: number;
  readonly flavour: Flavour;
  readonly journals: MasterJournals;
  readonly log: Logger;
}

/** Serves calls and knows which monitors are under way. */
export interface CallServer {
  readonly serve: ServeCall;
  /** Ends the monitors of a session that is over (js-api 1.3). */
  endMonitorsOf(sessionId: string): void;
}

interface Monitor {
  readonly sessionId: string;
  readonly settling: Settling;
}

/** Makes the call server of a master. */
export function createCallServer(options: ServeOptions): CallServer {
  const monitors = new Set<Monitor>();

  const serve: ServeCall = (call, sink) => {
    let command = call.pathCommand ?? '';
    const settling = settleOnce(sink, () => command);
    const route = async () => {
      const { command: named, sessionId } = await (call.envelope?.() ?? readEnvelope(call.body));
      const row = options.findCommand(call, named);
      command = row.name;
      followInJournal(command, call, settling, options);
      checkRow(row, call, options.flavour);
      startDeadline(row, settling);
      if (row.servedBy === 'master') {
        settling.answer(await runMasterCommand(row.name, call.body, masterContext(call, options)));
      } else if (row.name === hl_openSession.name) await open(call, settling, options);
      else {
        const id = passToWorker(row, call, sessionId, settling, options);
        if (row.kind === 'monitor') follow({ sessionId: id, settling });
      }
    };
    route().catch((thrown: unknown) => {
      const failure = toMasterFailure(thrown);
      const account = tagAccount(call.account);
      if (failure.failure === 'technical-fault')
        options.log.error({ command, account, err: thrown }, 'call failed');
      else options.log.info({ command, account, failure: failure.failure }, 'call refused');
      settling.fail(failure);
    });
    return settling;
  };

  const follow = (monitor: Monitor) => {
    monitors.add(monitor);
    monitor.settling.onSettled(() => monitors.delete(monitor));
  };

  return {
    serve,
    endMonitorsOf(sessionId) {
      for (const monitor of [...monitors]) {
        if (monitor.sessionId !== sessionId) continue;
        monitor.settling.fail(new ApiFailure('invalid-session'), 'session-ended');
      }
    },
  };
}

/** From level 5 on, what comes in and how it ends; never what it holds. */
function followInJournal(
  command: string,
  call: IncomingCall,
  settling: Settling,
  { log }: Pick<ServeOptions, 'log'>,
): void {
  const started = performance.now();
  const fields = { command, account: tagAccount(call.account) };
  log.debug({ ...fields, origin: call.origin, bytes: call.body.length }, 'call received');
  settling.onSettled((reason) =>
    log.debug({ ...fields, ms: Math.round(performance.now() - started), reason }, 'call ended'),
  );
}

function masterContext(call: IncomingCall, { sessions, journals }: ServeOptions): MasterCommandContext {
  return {
    origin: call.origin,
    account: call.account,
    sessionExists: (id) => sessions.find(id, call) !== undefined,
    crashWorkers(sessionId) {
      const session = sessionId === undefined ? undefined : sessions.find(sessionId, call);
      const workers = sessionId === undefined ? sessions.workersOf(call) : session ? [session.worker] : [];
      for (const worker of workers) worker.kill();
      return workers.length;
    },
    journals,
  };
}

function checkRow(row: CommandRow, call: IncomingCall, flavour: Flavour): void {
  if (row.only !== undefined && row.only !== flavour) {
    throw new ApiFailure('functional-fault', {
      description: `${row.name} exists in the ${row.only} version of the connector only`,
    });
  }
  if (call.body.length > row.maxRequestBytes) {
    throw new ApiFailure('functional-fault', {
      description: `The request is larger than the ${row.maxRequestBytes} bytes allowed for ${row.name}`,
    });
  }
  if (row.kind === 'monitor' && !call.carriesEvents) {
    throw new ApiFailure('functional-fault', { description: `${row.name} needs a WebSocket` });
  }
}

function startDeadline(row: CommandRow, settling: Settling): void {
  if (row.kind === 'monitor') return;
  const deadline = setTimeout(
    () => settling.fail(new ApiFailure('timeout'), 'deadline'),
    row.timeoutSeconds * 1000 - MARGIN_MS,
  );
  settling.onSettled(() => clearTimeout(deadline));
}

function passToWorker(
  row: CommandRow,
  call: IncomingCall,
  sessionId: string | undefined,
  settling: Settling,
  { sessions, pool }: ServeOptions,
): string {
  if (sessionId === undefined) {
    throw new ApiFailure('functional-fault', { description: 's_sessionId is missing' });
  }
  const session = sessions.find(sessionId, call);
  if (session === undefined) throw new ApiFailure('invalid-session');
  settling.onSettled(sessions.use(sessionId));
  ask(session.worker, { command: row.name, sessionId }, call.body, settling, pool, () => {});
  return sessionId;
}

async function open(call: IncomingCall, settling: Settling, options: ServeOptions): Promise<void> {
  const { sessions, pool } = options;
  const { key, call: request } = await prepareOpening(call, options.opening);
  if (settling.settled) return;
  const worker = pool.obtain(key);
  makeRoom(worker, options);
  const { sessionId } = request;
  // A session that was opened for nobody: the deadline or the application was faster.
  settling.onSettled((reason) => {
    if (reason !== undefined) worker.send({ type: 'end-session', sessionId });
  });
  ask(worker, request, call.body, settling, pool, (timeoutMs) =>
    sessions.open({
      id: sessionId,
      worker,
      applicationId: key.applicationId,
      origin: call.origin,
      account: call.account,
      timeoutMs,
    }),
  );
}

/** Clients that never close their sessions lose the one they left alone for longest (js-api 13.2). */
function makeRoom(worker: Worker, { sessions, sessionsPerWorker }: ServeOptions): void {
  if (sessions.countOf(worker) < sessionsPerWorker) return;
  const [oldest] = sessions.idleOf(worker);
  if (oldest === undefined) {
    throw new ApiFailure('technical-fault', {
      description: 'Too many sessions of this application are in use',
    });
  }
  sessions.remove(oldest);
  worker.send({ type: 'end-session', sessionId: oldest });
}

function ask(
  worker: Worker,
  request: WorkerCall,
  body: Buffer,
  settling: Settling,
  pool: WorkerPool,
  onOpened: (timeoutMs: number) => void,
): void {
  const giveUp = worker.call(request, body, {
    answer(answer, openedFor) {
      // Before the answer leaves: the application may use the session at once.
      if (openedFor !== undefined) onOpened(openedFor);
      settling.answer(answer);
    },
    event: (event) => settling.event(event),
    end: () => settling.end(),
    lost: (cause) => settling.fail(describeLoss(cause)),
  });
  settling.onSettled((reason) => {
    if (reason !== undefined) giveUp(reason);
    pool.settle(worker);
  });
}

/** Why a worker is gone, as far as it helps the application. */
function describeLoss(cause: unknown): ApiFailure {
  if (cause instanceof ServerError && cause.code === 'ACCOUNT_UNUSABLE') {
    return new ApiFailure('not-supported', { extended: cause.message, cause });
  }
  return new ApiFailure('technical-fault', {
    description: 'The process that serves this application stopped: open a new session',
    cause,
  });
}
