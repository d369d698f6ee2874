import {
  createLicenceChecker,
  type LicenceCache,
  type LicenceChecker,
  type LicenceVerdict,
} from '@dmpconnect/licensing';
import { createDispatcher, type ProxyOptions } from '@dmpconnect/soap';
import type { Settings } from '../../config/index.js';
import type { ExchangeRecorder } from '../../dumps/index.js';
import { type LicenceReport, licenceServersOf, reportFailure, reportVerdict } from '../../licences/index.js';
import type { Logger } from '../../logging/logger.js';
import type { LicenceQuestion } from '../services.js';
import { keyedPromise } from './keyed.js';
import { readPemFile } from './pem-file.js';

/** What the licence check of a worker is made of. */
export interface LicenceParts {
  readonly settings: Pick<Settings, 'licensing' | 'server'>;
  readonly version: string;
  readonly cache: LicenceCache;
  /** Told what became of each check. */
  readonly announce: (report: LicenceReport) => void;
  readonly recorder: Pick<ExchangeRecorder, 'record'>;
  readonly log: Logger;
}

/** The licence check of a worker. */
export interface LicenceDesk {
  check(question: LicenceQuestion): Promise<LicenceVerdict>;
  close(): Promise<void>;
}

const HOUR_MS = 3_600_000;

interface Counter {
  readonly checker: LicenceChecker;
  close(): Promise<void>;
}

/** Makes the licence check: one connection to the servers for each proxy that sessions ask for. */
export function createLicenceDesk({
  settings,
  version,
  cache,
  announce,
  recorder,
  log,
}: LicenceParts): LicenceDesk {
  const { publicKey, gracePeriodHours, trustFile } = settings.licensing;

  const counters = keyedPromise(async (proxy: ProxyOptions | undefined): Promise<Counter> => {
    const dispatcher = recorder.record(
      'licence',
      createDispatcher({
        ...(trustFile === undefined ? {} : { trust: await readPemFile(trustFile, 'licensing/trust_file') }),
        ...(proxy === undefined ? {} : { proxy }),
      }),
    );
    const checker = createLicenceChecker({
      servers: licenceServersOf(settings.licensing),
      publicKeys: publicKey,
      dispatcher,
      cache,
      gracePeriodMs: gracePeriodHours * HOUR_MS,
      logger: log,
    });
    return { checker, close: () => dispatcher.destroy() };
  });

  return {
    async check({ cardId, holder, integratorId, proxy, totalMs, signal }) {
      const { checker } = await counters.get(proxy);
      const { environment } = settings.server;
      const question = { cardId, holder, integratorId, version, environment, totalMs, signal };
      const tell = (report: LicenceReport | undefined) => report && announce(report);
      try {
        const verdict = await checker.check(question);
        tell(reportVerdict(verdict, new Date()));
        return verdict;
      } catch (error) {
        tell(reportFailure(error, new Date()));
        throw error;
      }
    },
    async close() {
      const made = await Promise.allSettled(counters.values());
      await Promise.all(made.flatMap((item) => (item.status === 'fulfilled' ? [item.value.close()] : [])));
    },
  };
}
