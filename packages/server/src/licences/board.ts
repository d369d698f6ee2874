import { join } from 'node:path';
import { LICENCE_MESSAGES } from '@dmpconnect/licensing';
import type { Texts } from '../cli/texts.js';
import type { Settings } from '../config/index.js';
import type { Platform } from '../platform/index.js';
import { readFileIfPresent, writeFileAtomically } from '../storage/atomic-write.js';
import { type LicenceReport, licenceReport } from './report.js';

/** What is known of the licences without asking anybody. */
export interface LicenceServiceState {
  /** Whether the settings name a licence server. */
  readonly configured: boolean;
  /** Front server then its back-ups. */
  readonly servers: readonly string[];
  /** For the people of the practice. */
  readonly sentence: Texts;
  /** Whether the last check leaves the doctor with his tools. */
  readonly usable: boolean;
  /** The last check of whatever session, this start or an earlier one. */
  readonly last?: LicenceReport;
}

/** The last licence check of the service. */
export interface LicenceBoard {
  record(report: LicenceReport): void;
  state(): LicenceServiceState;
  /** Waits until what was recorded is kept. */
  close(): Promise<void>;
}

/** The servers of the settings, in their order. */
export function licenceServersOf({
  server0,
  server1,
  server2,
}: Pick<Settings['licensing'], 'server0' | 'server1' | 'server2'>): readonly string[] {
  return [server0, server1, server2].filter((server) => server !== undefined);
}

const reportPath = (stateFolder: string) => join(stateFolder, 'licences', 'last-check.json');

/** What is known of the licences, from the settings and the last check alone. @throws {ServerError} `STORAGE_UNREADABLE` */
export async function readLicenceState(
  settings: Pick<Settings, 'licensing'>,
  stateFolder: string,
): Promise<LicenceServiceState> {
  return describeState(licenceServersOf(settings.licensing), await readReport(stateFolder));
}

/** Keeps the last check of the service, over restarts. */
export async function openLicenceBoard(options: {
  readonly settings: Pick<Settings, 'licensing'>;
  readonly stateFolder: string;
  readonly platform: Platform;
  /** Told when the report cannot be kept: the service goes on. */
  readonly onFailure: (error: unknown) => void;
}): Promise<LicenceBoard> {
  const { settings, stateFolder, platform, onFailure } = options;
  const servers = licenceServersOf(settings.licensing);
  let last = await readReport(stateFolder).catch((error: unknown) => {
    onFailure(error);
    return undefined;
  });
  let writing: Promise<void> = Promise.resolve();
  return {
    record(report) {
      last = report;
      writing = writing
        .then(() => writeFileAtomically(reportPath(stateFolder), JSON.stringify(report), { platform }))
        .catch(onFailure);
    },
    state: () => describeState(servers, last),
    close: () => writing,
  };
}

async function readReport(stateFolder: string): Promise<LicenceReport | undefined> {
  const text = await readFileIfPresent(reportPath(stateFolder));
  if (text === undefined) return undefined;
  try {
    return licenceReport.parse(JSON.parse(text));
  } catch {
    // A file that somebody changed says nothing; the next check writes another.
    return undefined;
  }
}

const NOT_CONFIGURED: Texts = {
  fr: 'Aucun serveur de licence n’est configuré : aucune licence n’est demandée, tout fonctionne.',
  en: 'No licence server is configured: no licence is asked for, everything works.',
};

const NOT_ASKED: Texts = {
  fr: 'Aucune licence n’a encore été demandée.',
  en: 'No licence has been asked for yet.',
};

const GRANTED: Readonly<Record<NonNullable<LicenceReport['source']>, Texts>> = {
  server: { fr: 'La dernière licence demandée est valide.', en: 'The last licence asked for is valid.' },
  cache: {
    fr: 'La dernière licence demandée est valide, d’après une réponse gardée.',
    en: 'The last licence asked for is valid, as a kept answer says.',
  },
  grace: {
    fr: 'Aucun serveur de licence ne répond : la licence accordée avant sert encore, pendant le délai de grâce.',
    en: 'No licence server answers: the licence granted before still serves, during the grace period.',
  },
};

function describeState(servers: readonly string[], last: LicenceReport | undefined): LicenceServiceState {
  const configured = servers.length > 0;
  if (!configured) return { configured, servers, usable: true, sentence: NOT_CONFIGURED };
  if (last === undefined) return { configured, servers, usable: true, sentence: NOT_ASKED };
  return { configured, servers, usable: last.outcome === 'granted', sentence: sayReport(last), last };
}

function sayReport({ outcome, source, explanation }: LicenceReport): Texts {
  if (outcome === 'granted') return GRANTED[source ?? 'server'];
  if (explanation !== undefined) return explanation;
  if (outcome === 'unreachable') {
    return { fr: 'Aucun serveur de licence ne répond.', en: 'No licence server answers.' };
  }
  return outcome === 'untrusted'
    ? {
        fr: 'Aucune réponse des serveurs de licence n’est digne de confiance.',
        en: 'No licence answer can be trusted.',
      }
    : LICENCE_MESSAGES[outcome];
}
