import { askMaster, type InstalledService, type MasterState } from '@dmpconnect/server/admin-client';
import { describeProblem, SettingsError } from '@dmpconnect/server/config';
import { readLastWords } from '../facts/last-words.js';
import type { ServiceAction, ServiceControl, ServiceReport } from '../service/service.js';
import type { Texts } from '../texts/texts.js';
import { type Findings, judge } from './judge.js';
import type { Overview } from './overview.js';

/** What the state of the service is found out with. */
export interface WatchParts {
  readonly service: ServiceControl;
  readonly locate: () => Promise<InstalledService>;
  readonly ask?: typeof askMaster;
  readonly lastWords?: typeof readLastWords;
  readonly now?: () => number;
}

/** The state of the service, looked at again and again. */
export interface ServiceWatch {
  /** The last state; looked at now when there is none yet. */
  overview(): Promise<Overview>;
  /** Looks now; listeners are told when something has changed. */
  look(): Promise<Overview>;
  /** Calls back with each new state. @returns what ends it. */
  listen(listener: (overview: Overview) => void): () => void;
  /** Does something to the service, and tells that it is being done. @throws {SupervisorError} */
  act(action: ServiceAction): Promise<void>;
  close(): void;
}

/** How often the service is looked at, in ms. */
const EVERY_MS = 3_000;

/** States whose cause the service may have written down. */
const FAILING: ReadonlySet<Overview['state']> = new Set(['running', 'starting', 'failed', 'unknown']);

/** How long a service that runs may keep silent before somebody is told, in ms. */
const YOUNG_MS = 15_000;

/** Starts of the last minutes are counted, in ms: managers wait a few seconds between two, then up to a minute. */
const LATELY_MS = 180_000;

/** Nobody was asked. */
const UNASKED: MasterState = { answers: false, why: 'refused' };

/** Looks at the service until it is closed. */
export function watchService(parts: WatchParts, everyMs = EVERY_MS): ServiceWatch {
  const { service, locate, ask = askMaster, lastWords = readLastWords, now = Date.now } = parts;
  const listeners = new Set<(overview: Overview) => void>();
  let last: Overview | undefined;
  let seen: { readonly key: string; readonly since: number } | undefined;
  let address: InstalledService | undefined;
  /** When another process of it was seen than before, unless it was asked for here. */
  let restarts: readonly number[] = [];
  let lastPid: number | undefined;
  let doing: ServiceAction | undefined;
  let looking: Promise<Overview> | undefined;

  const findOut = async (): Promise<Overview> => {
    const [report, installation] = await Promise.all([readOrNothing(service), locate()]);
    const isWrong = installation.problem instanceof SettingsError;
    if (!isWrong) address = installation;
    // Settings that cannot be understood name no port: on the default one another program may answer.
    const answer = address === undefined ? UNASKED : await ask(address);
    const key = `${report?.state}:${report?.pid}`;
    // What ran when the supervisor came is not young.
    if (seen?.key !== key) seen = { key, since: seen === undefined ? 0 : now() };
    countRestarts(report?.pid);
    const findings: Findings = {
      manager: service.manager,
      report,
      answer,
      port: (address ?? installation).port,
      settingsProblems: problemsOf(installation.problem),
      areSettingsRight: installation.problem === undefined,
      isYoung: now() - seen.since < YOUNG_MS,
      restarts: restarts.length,
    };
    const overview = judge(findings);
    // The journals are read when somebody has to know why, not every few seconds.
    const words =
      overview.mood === 'attention' && !answer.answers && FAILING.has(overview.state)
        ? await lastWords(installation, new Date(now()))
        : undefined;
    return {
      ...(words === undefined ? overview : judge({ ...findings, lastWords: words })),
      ...(doing === undefined ? {} : { doing }),
    };
  };

  const countRestarts = (pid: number | undefined): void => {
    restarts = doing === undefined ? restarts.filter((at) => now() - at < LATELY_MS) : [];
    if (pid === undefined || pid === lastPid) return;
    if (lastPid !== undefined && doing === undefined) restarts = [...restarts, now()];
    lastPid = pid;
  };

  const tell = (overview: Overview): Overview => {
    const changed = JSON.stringify(overview) !== JSON.stringify(last);
    last = overview;
    if (changed) for (const listener of listeners) listener(overview);
    return overview;
  };

  const look = (): Promise<Overview> => {
    looking ??= findOut()
      .then(tell)
      .finally(() => {
        looking = undefined;
      });
    return looking;
  };

  const timer = setInterval(() => void look().catch(() => undefined), everyMs);
  return {
    overview: async () => last ?? look(),
    look,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async act(action) {
      doing = action;
      if (last !== undefined) tell({ ...last, doing });
      try {
        await service.act(action);
      } finally {
        doing = undefined;
        // The process that is there now was asked for.
        lastPid = undefined;
        await looking?.catch(() => undefined);
        await look();
      }
    },
    close: () => clearInterval(timer),
  };
}

/** A manager that says nothing is a state to show, not a reason to stop looking. */
const readOrNothing = (service: ServiceControl): Promise<ServiceReport | undefined> =>
  service.read().catch(() => undefined);

/** A file that this account may not read is none of the service's troubles. */
function problemsOf(problem: InstalledService['problem']): readonly Texts[] {
  if (!(problem instanceof SettingsError)) return [];
  return problem.problems.map((one) => ({
    fr: describeProblem(one, 'fr'),
    en: describeProblem(one, 'en'),
  }));
}
