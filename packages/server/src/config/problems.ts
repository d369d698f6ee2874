import { ServerError } from '../errors.js';

/** One thing to correct in the settings file. */
export interface SettingProblem {
  /** Path of the node below `config`. */
  readonly path: string;
  /** Line of the node; 0 when the node is absent or the value did not come from a file. */
  readonly line: number;
  /** What must be true of it. Never repeats the value. */
  readonly rule: string;
}

/** `SETTINGS_INVALID`, with everything there is to correct at once. */
export class SettingsError extends ServerError {
  override readonly name = 'SettingsError';
  readonly problems: readonly SettingProblem[];

  constructor(problems: readonly SettingProblem[]) {
    super('SETTINGS_INVALID', problems.map(describeProblem).join('\n'));
    this.problems = problems;
  }
}

/** One problem as a sentence: `server/port (line 4): must be a whole number from 0 to 65535.` */
export function describeProblem({ path, line, rule }: SettingProblem): string {
  return `${path}${line > 0 ? ` (line ${line})` : ''}: ${rule}.`;
}
