import { createMayRunAs, currentAccounts } from '../accounts/index.js';
import { COMMANDS } from '../contract/table.js';
import { FLAVOUR } from '../flavour.js';
import type { JournalLevels } from '../logging/levels.js';
import { createFindCommand } from './calls/find-command.js';
import { createCallServer } from './calls/serve.js';
import { createCardTurnTable } from './card-turns.js';
import { createBodyBudget } from './gateway/body-budget.js';
import { createCallerAccounts } from './gateway/caller-accounts.js';
import { createConnectionLog } from './gateway/connection-log.js';
import { composeGuards } from './gateway/guards/guard.js';
import { hostGuard, LOCAL_HOST_NAMES } from './gateway/guards/host.js';
import { originGuard } from './gateway/guards/origin.js';
import { isOwnOrigin } from './gateway/guards/own-origin.js';
import { targetGuard } from './gateway/guards/target.js';
import { createRouter } from './gateway/http/router.js';
import { listenEverywhere } from './gateway/listen-everywhere.js';
import { createRoutes, largestRequest } from './gateway/routes.js';
import { createWebSocketEndpoint } from './gateway/websocket/endpoint.js';
import { DEFAULT_LIMITS } from './limits.js';
import type { Master, MasterOptions } from './options.js';
import { createSessionTable } from './sessions.js';
import { createWorkerPool } from './workers/pool.js';
import type { Worker } from './workers/worker.js';

/**
 * Starts a master: the process applications talk to. It never loads a card library, opens no connection to a
 * health service, and answers while any worker is busy, hung or dead (architecture 1).
 *
 * @throws the system's own error when the first address cannot be listened on, e.g. `EADDRINUSE`.
 */
export async function startMaster(options: MasterOptions): Promise<Master> {
  const { commands = COMMANDS, flavour = FLAVOUR, journals, log, origins, version } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const accounts = options.accounts ?? (await currentAccounts());
  const callers = createCallerAccounts(accounts, limits.connectionsPerAccount);
  const budget = createBodyBudget(limits.requestBytes);
  const dumps = options.dumps ?? (() => undefined);
  const setLogLevels = (levels: Partial<JournalLevels>): void => {
    journals.setLevels(levels);
    pool.broadcast({ type: 'log-levels', levels: journals.levels() });
  };
  const console = flavour === 'dev' ? options.console : undefined;
  let port = options.listen.port;

  const sessions = createSessionTable<Worker>(({ id, worker }) => {
    worker.send({ type: 'end-session', sessionId: id });
    calls.endMonitorsOf(id);
    pool.settle(worker);
  });
  const pool = createWorkerPool({
    source: options.workers,
    startAs: accounts.startAs,
    sessions,
    turns: createCardTurnTable(limits.cardTurnMs),
    limits,
    log,
    logLevels: journals.levels,
    dumps,
    onSessionEnded: (id) => calls.endMonitorsOf(id),
  });
  const calls = createCallServer({
    findCommand: createFindCommand(commands),
    sessions,
    pool,
    opening: {
      readDcParameter: (blob) => options.dcParameters.read(blob),
      operatorOrigins: options.operatorOrigins,
      accounts,
      mayRunAs: createMayRunAs(options.runAsRules ?? [], accounts),
    },
    sessionsPerWorker: limits.sessionsPerWorker,
    flavour,
    journals: {
      tail: journals.tail,
      levels: journals.levels,
      setLevels: setLogLevels,
    },
    log,
  });

  const addressed = composeGuards(
    targetGuard,
    hostGuard([...LOCAL_HOST_NAMES, ...options.hostNames], () => port),
  );
  const router = createRouter(
    addressed,
    createRoutes({
      commands,
      serve: calls.serve,
      origins,
      remoteCommands: options.remoteCommands,
      version,
      sessions: sessions.states,
      status: options.status ?? (() => []),
      accounts: callers,
      budget,
      ...(options.doctor === undefined ? {} : { doctor: options.doctor }),
      ...(console === undefined ? {} : { console: { ...console, version, log } }),
    }),
    (fault) => log.error({ err: fault }, 'a request could not be served'),
  );
  const webSockets = createWebSocketEndpoint({
    guard: composeGuards(
      addressed,
      originGuard((origin) => origins.allows(origin), console === undefined ? undefined : isOwnOrigin),
    ),
    serve: calls.serve,
    maxMessageBytes: largestRequest(commands),
    accounts: callers,
    budget,
    limits,
  });

  const connections = createConnectionLog({ accounts: callers, levels: journals.levels, log });
  const listeners = await listenEverywhere(options.listen, options.certificate, limits, log, (server) => {
    server.on('connection', callers.watch);
    server.on('request', connections.request);
    server.on('request', router);
    server.on('upgrade', connections.upgrade);
    server.on('upgrade', webSockets.upgrade);
  });
  port = listeners.port;
  log.info({ port, addresses: listeners.addresses }, 'listening');

  return {
    port,
    addresses: listeners.addresses,
    renewCertificate: (certificate) => listeners.renewCertificate(certificate),
    setLogLevels,
    announceDumps: () => pool.broadcast({ type: 'dumps', state: dumps() }),
    sessionCount: () => sessions.size,
    async close() {
      const closed = listeners.close();
      webSockets.close();
      await pool.close();
      sessions.close();
      listeners.cut();
      await closed;
    },
  };
}
