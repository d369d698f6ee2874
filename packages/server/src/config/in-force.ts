import type { Texts } from '../cli/texts.js';
import type { Logger } from '../logging/logger.js';
import { compareSettings } from './compare.js';
import { DESCRIBED_SETTINGS } from './described.js';
import type { ReadSettings } from './operate.js';
import { describeProblem, type SettingProblem } from './problems.js';
import type { Settings } from './settings.js';

/** What the file says that a running service does not do. */
export interface SettingsState {
  /** What is wrong with the file: the settings in force stay. */
  readonly problems: readonly SettingProblem[];
  /** Paths of the nodes that were changed since the start and wait for the next one. */
  readonly restart: readonly string[];
  readonly sentence: Texts;
}

/** The settings a running service works with, beside those of the file. */
export interface SettingsInForce {
  /** Those of the start, with what was changed since and applies at once. */
  current(): Settings;
  state(): SettingsState;
  /** Takes what the file says now. */
  take(found: ReadSettings): void;
}

/** What is done with a change. */
export interface InForceOptions {
  readonly log: Logger;
  /** Applies what applies at once; `changed` are the paths of it. */
  readonly apply: (settings: Settings, changed: ReadonlySet<string>) => void;
}

/**
 * Keeps the settings in force of a running service: what can be applied is, what cannot is said in the journal and on
 * the status page, and a wrong file changes nothing (seed 6.2).
 */
export function keepSettingsInForce(started: Settings, { log, apply }: InForceOptions): SettingsInForce {
  let current = started;
  let problems: readonly SettingProblem[] = [];
  let restart: readonly string[] = [];

  const refuse = (found: readonly SettingProblem[]): void => {
    problems = found;
    for (const problem of found) log.error(`The settings file is wrong: ${describeProblem(problem)}`);
    log.error('The settings in force stay until it is corrected.');
  };

  const accept = (settings: Settings): void => {
    if (problems.length > 0) log.info('The settings file is right again.');
    problems = [];
    const next = withAtOnce(current, settings);
    const { changed } = compareSettings(current, next);
    current = next;
    if (changed.length > 0) {
      log.info(`The settings file has changed; applied: ${changed.join(', ')}.`);
      apply(current, new Set(changed));
    }
    const waiting = compareSettings(started, settings).restart;
    if (waiting.join() === restart.join()) return;
    restart = waiting;
    if (restart.length > 0) {
      log.warn(
        `The settings file has changed; the service must be restarted to apply: ${restart.join(', ')}.`,
      );
    } else log.info('The settings file says again what the service was started with: no restart is needed.');
  };

  return {
    current: () => current,
    state: () => ({ problems, restart, sentence: sayState(problems, restart) }),
    take: ({ settings, problems: found }) => (settings === undefined ? refuse(found) : accept(settings)),
  };
}

/** `base`, with the values of `settings` that apply at once. */
function withAtOnce(base: Settings, settings: Settings): Settings {
  const sections = Object.entries(base).map(([section, values]: [string, object]) => {
    const latest: Readonly<Record<string, unknown>> =
      Object.entries(settings).find(([name]) => name === section)?.[1] ?? {};
    const applied = DESCRIBED_SETTINGS.filter(
      (described) => described.section === section && described.row.effect === 'at-once',
    ).map(({ property }) => [property, latest[property]] as const);
    return [section, { ...values, ...Object.fromEntries(applied) }] as const;
  });
  // The same sections and properties, each with a value of the same table.
  return Object.fromEntries(sections) as unknown as Settings;
}

const IN_FORCE: Texts = {
  fr: 'Les réglages du fichier sont appliqués.',
  en: 'The settings of the file are in force.',
};

function sayState(problems: readonly SettingProblem[], restart: readonly string[]): Texts {
  if (problems.length > 0) {
    const each = (language: keyof Texts) =>
      problems.map((problem) => describeProblem(problem, language)).join(' ');
    return {
      fr: `Le fichier de réglages est incorrect, les réglages précédents restent appliqués. ${each('fr')}`,
      en: `The settings file is wrong, the settings of before stay in force. ${each('en')}`,
    };
  }
  if (restart.length === 0) return IN_FORCE;
  const waiting = (language: keyof Texts) => restart.map((path) => nameOf(path, language)).join(', ');
  return {
    fr: `Un redémarrage du service est nécessaire pour appliquer : ${waiting('fr')}.`,
    en: `The service must be restarted to apply: ${waiting('en')}.`,
  };
}

/** A setting as a practice calls it, with its node for the support, e.g. `Port du mandataire (proxy/port)`. */
function nameOf(path: string, language: keyof Texts): string {
  const label = DESCRIBED_SETTINGS.find((described) => described.path === path)?.row.label[language];
  return label === undefined ? path : `${label} (${path})`;
}
