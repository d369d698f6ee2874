import type { OsAccount, OsAccounts } from '../../accounts/index.js';
import { ApiFailure } from '../../contract/errors.js';
import type { DumpState } from '../../dumps/index.js';
import type { MasterMessage, WorkerSeed, WorkerStart } from '../../ipc/messages.js';
import type { LicenceReport } from '../../licences/index.js';
import { tagAccount } from '../../logging/account-tag.js';
import { type JournalLevels, SERVER_DETAIL } from '../../logging/levels.js';
import type { Logger } from '../../logging/logger.js';
import type { CardTurnTable, TurnOwner } from '../card-turns.js';
import type { MasterLimits } from '../limits.js';
import type { SessionTable } from '../sessions.js';
import { launchWorker, type WorkerProgram } from './launch.js';
import { createRecentPinPauses } from './pin-pauses.js';
import { startWorker, type Worker } from './worker.js';

/** Whom a worker and its stores belong to (js-api 1.8). */
export interface WorkerKey {
  /** Integrator of the DC parameter, else origin, else `local`. */
  readonly owner: string;
  readonly applicationId: string;
  /** Id of the account of the system. */
  readonly osUser: string;
  /** The same account, when the worker runs under it and not under the one of the service. */
  readonly runAs?: OsAccount;
}

/** What a pool needs to know to start workers. */
export interface WorkerSource {
  readonly program: WorkerProgram;
  readonly seed: Pick<WorkerSeed, 'settingsFile' | 'settingsText' | 'stateFolder' | 'version'>;
  /** Chooses the folder of the journals of a new worker. */
  readonly newJournalFolder: () => string;
  /** Told of each process, for the clean-up at the next start (`server.clean_zombies`). */
  readonly onStarted?: (pid: number) => void;
  readonly onEnded?: (pid: number) => void;
  /** Told of each licence check. */
  readonly onLicenceChecked?: (report: LicenceReport) => void;
}

/** What a pool works on. */
export interface PoolOptions {
  readonly source: WorkerSource;
  readonly startAs: OsAccounts['startAs'];
  readonly sessions: SessionTable<Worker>;
  readonly turns: CardTurnTable;
  readonly limits: MasterLimits;
  readonly log: Logger;
  /** Levels of the journals now. */
  readonly logLevels: () => JournalLevels;
  /** Where exchanges with services are dumped now. */
  readonly dumps: () => DumpState | undefined;
  /** The worker itself ended a session, or is gone: its monitors must be told. */
  readonly onSessionEnded: (id: string) => void;
}

/** The workers of a master, one per application. */
export interface WorkerPool {
  /** The worker of an application, started if there is none. @throws {ApiFailure} 6000/1 when there are too many. */
  obtain(key: WorkerKey): Worker;
  /** To be called when a session or a call of a worker has ended: stops it after a while without session. */
  settle(worker: Worker): void;
  /** Sends a message to every worker. */
  broadcast(message: MasterMessage): void;
  /** Stops every worker. */
  close(): Promise<void>;
}

interface Member {
  readonly worker: Worker;
  readonly osUser: string;
  idle?: NodeJS.Timeout;
}

/** Makes an empty pool. */
export function createWorkerPool({
  source,
  startAs,
  sessions,
  turns,
  limits,
  log,
  logLevels,
  dumps,
  onSessionEnded,
}: PoolOptions): WorkerPool {
  const members = new Map<string, Member>();
  const pauses = createRecentPinPauses();

  const memberOf = (worker: Worker) => [...members].find(([, member]) => member.worker === worker);

  const start = (name: string, { owner, applicationId, osUser, runAs }: WorkerKey): Worker => {
    const { settingsFile, settingsText, stateFolder, version } = source.seed;
    const seed: WorkerStart = {
      settingsFile,
      settingsText,
      version,
      // Under another account: the folders are that account's own (seed 7.3.2.1).
      ...(runAs === undefined ? { stateFolder, journalFolder: source.newJournalFolder() } : {}),
      account: osUser,
      logLevels: logLevels(),
      dumps: dumps(),
      owner,
      applicationId,
    };
    let pid: number | undefined;
    const ownLog = log.child({ account: tagAccount(osUser) });
    const launch = () =>
      launchWorker(source.program, ownLog, runAs === undefined ? undefined : { account: runAs, startAs });
    const worker = startWorker(launch, seed, limits, ownLog, (self) => {
      const turnOwner: TurnOwner = {
        granted: (turn) => self.send({ type: 'turn-granted', turn }),
        lost: (turn) => self.send({ type: 'turn-lost', turn }),
      };
      return {
        travelled(direction, type) {
          if (logLevels().server >= SERVER_DETAIL.messages) {
            ownLog.debug({ pid, direction, type }, 'message of a worker');
          }
        },
        launched(started) {
          pid = started;
          source.onStarted?.(started);
        },
        sessionClosed(id) {
          if (sessions.remove(id)) onSessionEnded(id);
          settle(self);
        },
        turnRequested: (turn, reader) => turns.request(turnOwner, turn, reader),
        turnReleased: (turn) => turns.release(turnOwner, turn),
        pinRefused(reader) {
          for (const { worker: other } of members.values()) {
            if (other !== self) other.send({ type: 'pin-refused', reader });
          }
        },
        pinPaused(pause) {
          pauses.add(pause);
          for (const { worker: other } of members.values()) {
            if (other !== self) other.send({ type: 'pin-pause', ...pause, age: 0 });
          }
        },
        licenceChecked: (report) => source.onLicenceChecked?.(report),
        ended() {
          turns.drop(turnOwner);
          for (const id of sessions.removeOf(self)) onSessionEnded(id);
          const member = members.get(name);
          if (member?.worker === self) {
            clearTimeout(member.idle);
            members.delete(name);
          }
        },
        gone() {
          if (pid !== undefined) source.onEnded?.(pid);
        },
      };
    });
    for (const pause of pauses.list()) worker.send({ type: 'pin-pause', ...pause });
    return worker;
  };

  const settle = (worker: Worker) => {
    const [name, member] = memberOf(worker) ?? [];
    if (name === undefined || member === undefined) return;
    clearTimeout(member.idle);
    if (worker.callCount > 0 || sessions.countOf(worker) > 0) return;
    member.idle = setTimeout(() => {
      // Out of the pool first: a session opened from now on gets a new worker.
      members.delete(name);
      void worker.stop();
    }, limits.idleWorkerMs);
    member.idle.unref();
  };

  return {
    obtain(key) {
      const name = JSON.stringify([key.owner, key.applicationId, key.osUser, key.runAs !== undefined]);
      const member = members.get(name);
      if (member !== undefined) {
        clearTimeout(member.idle);
        return member.worker;
      }
      const ofAccount = [...members.values()].filter(({ osUser }) => osUser === key.osUser).length;
      if (members.size >= limits.workers || ofAccount >= limits.workersPerAccount) {
        throw new ApiFailure('technical-fault', { description: 'Too many applications use the connector' });
      }
      const worker = start(name, key);
      members.set(name, { worker, osUser: key.osUser });
      return worker;
    },
    settle,
    broadcast(message) {
      for (const { worker } of members.values()) worker.send(message);
    },
    async close() {
      const workers = [...members.values()];
      for (const { idle } of workers) clearTimeout(idle);
      await Promise.all(workers.map(({ worker }) => worker.stop()));
    },
  };
}
