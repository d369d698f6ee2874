import type { Language, Texts } from '../cli/texts.js';
import { ServerError } from '../errors.js';

/** One thing to correct in the settings file. */
export interface SettingProblem {
  /** Path of the node below `config`; `config` for the file as a whole. */
  readonly path: string;
  /** Line of the node; 0 when the node is absent or the value did not come from a file. */
  readonly line: number;
  /** What must be true of it. Never repeats the value. */
  readonly rule: Texts;
}

/** `SETTINGS_INVALID` or `SETTINGS_MALFORMED`, with everything there is to correct at once. */
export class SettingsError extends ServerError {
  override readonly name = 'SettingsError';
  readonly problems: readonly SettingProblem[];

  constructor(
    problems: readonly SettingProblem[],
    code: 'SETTINGS_INVALID' | 'SETTINGS_MALFORMED' = 'SETTINGS_INVALID',
    options?: { readonly cause?: unknown },
  ) {
    super(code, problems.map((problem) => describeProblem(problem)).join('\n'), options);
    this.problems = problems;
  }
}

/** The file as a whole cannot be read: nothing of it counts. */
export function malformed(rule: Texts, line = 0, cause?: unknown): SettingsError {
  return new SettingsError(
    [{ path: 'config', line, rule }],
    'SETTINGS_MALFORMED',
    cause === undefined ? {} : { cause },
  );
}

const LINE: Texts = { fr: 'ligne', en: 'line' };

/**
 * One problem as a sentence.
 *
 * @example
 * ```ts
 * describeProblem(problem, 'fr'); // 'server/port (ligne 4) : doit être un nombre entier de 0 à 65535.'
 * ```
 */
export function describeProblem({ path, line, rule }: SettingProblem, language: Language = 'en'): string {
  const place = line > 0 ? ` (${LINE[language]} ${line})` : '';
  return `${path}${place}${language === 'fr' ? ' :' : ':'} ${rule[language]}.`;
}
