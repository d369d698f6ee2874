import { SEVERITIES, type Severity } from './levels.js';

/** One entry of a journal, its text already fit to be written. */
export interface JournalEntry {
  readonly at: Date;
  readonly severity: Severity;
  /** Number of the process. */
  readonly process: number;
  readonly text: string;
}

const two = (value: number): string => String(value).padStart(2, '0');

/**
 * The line of an entry: `YYMMDD:HHMMSS [thread] [level letter] text` (js-api 6), in the time of the machine. The
 * thread is eight hexadecimal digits as in the seed, of the process: there is one thread in each.
 *
 * @example
 * ```ts
 * formatLine({ at, severity: 'info', process: 4242, text: 'Ready.' }); // '261124:083000 [00001092] [I] Ready.\n'
 * ```
 */
export function formatLine({ at, severity, process, text }: JournalEntry): string {
  const date = `${two(at.getFullYear() % 100)}${two(at.getMonth() + 1)}${two(at.getDate())}`;
  const time = `${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`;
  const thread = process.toString(16).toUpperCase().padStart(8, '0');
  return `${date}:${time} [${thread}] [${SEVERITIES[severity].letter}] ${text}\n`;
}
