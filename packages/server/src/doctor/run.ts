import { SettingsError } from '../config/index.js';
import type { Check } from './check.js';
import type { DoctorContext } from './context.js';
import { createContext } from './create-context.js';
import { failure, skipped } from './finding.js';
import type { DoctorOptions } from './options.js';
import type { CheckResult } from './result.js';
import { CHECKS } from './table.js';

/**
 * Examines an installation, whether its service runs or not, and gives each line as soon as it and those before it are
 * known: checks are made at the same time, lines come in the order of the table. Only the servers that the settings make
 * the product use are contacted.
 *
 * @example
 * ```ts
 * for await (const { outcome, sentence } of runDoctor()) console.log(outcome, sentence.fr);
 * ```
 */
export async function* runDoctor(options: DoctorOptions = {}): AsyncGenerator<CheckResult, void, void> {
  const stop = new AbortController();
  const signal = options.signal === undefined ? stop.signal : AbortSignal.any([stop.signal, options.signal]);
  try {
    const context = await createContext(options, signal);
    const wanted = CHECKS.filter(({ group }) => options.without?.includes(group) !== true);
    const lines = wanted.map((check) => runCheck(check, context));
    for (const results of lines) yield* await results;
  } finally {
    // Who stops listening stops the checks too.
    stop.abort();
  }
}

/** Checks that tell something even when the settings cannot be read. */
const WITHOUT_SETTINGS: ReadonlySet<string> = new Set([
  'service.settings',
  'machine.processes',
  'machine.disk',
]);

const WRONG_SETTINGS = {
  fr: 'Pas vérifié : le fichier de réglages est à corriger d’abord.',
  en: 'Not checked: the settings file has to be corrected first.',
};

/** A person of the practice, say, for whom the service runs all the same. */
const SETTINGS_NOT_READ = {
  fr: 'Pas vérifié : ce compte ne peut pas lire le fichier de réglages.',
  en: 'Not checked: this account cannot read the settings file.',
};

async function runCheck({ id, group, run }: Check, context: DoctorContext): Promise<readonly CheckResult[]> {
  try {
    const found =
      context.problem === undefined || WITHOUT_SETTINGS.has(id)
        ? await run(context)
        : skipped(context.problem instanceof SettingsError ? WRONG_SETTINGS : SETTINGS_NOT_READ);
    return [found].flat().map((finding) => ({ id, group, ...finding }));
  } catch (error) {
    return [{ id, group, ...explainFault(id, error) }];
  }
}

function explainFault(id: string, error: unknown) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
  return failure(
    {
      fr: `La vérification ${id} n’a pas pu être faite.`,
      en: `The check ${id} could not be made.`,
    },
    {
      fr: 'Relancer le diagnostic avec les droits d’administration ; si cela reste, envoyer le fichier de support.',
      en: 'Run the diagnosis again with the rights of an administrator; if it stays, send the support bundle.',
    },
    { code },
  );
}
