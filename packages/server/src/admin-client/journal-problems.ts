import { join } from 'node:path';
import { JOURNAL_FILES } from '../logging/journals.js';
import { SEVERITIES, type Severity } from '../logging/levels.js';
import { readLastLines } from '../logging/tail.js';

/** An entry of a journal that tells of a trouble. */
export interface JournalProblem {
  /** Time of the machine. */
  readonly at: Date;
  readonly journal: keyof typeof JOURNAL_FILES;
  readonly severity: Extract<Severity, 'fatal' | 'error' | 'warn'>;
  readonly text: string;
}

const TROUBLES = ['fatal', 'error', 'warn'] as const;

/** A line as `formatLine` writes it. */
const LINE = /^(\d\d)(\d\d)(\d\d):(\d\d)(\d\d)(\d\d) \[[0-9A-F]{8}\] \[([A-Z])\] (.*)$/s;

/** What is looked at, at most, of each journal. */
const MAX_BYTES = 256 * 1024;

/** Reads one line of a journal; nothing when it is no trouble. */
export function parseJournalProblem(
  line: string,
  journal: JournalProblem['journal'],
): JournalProblem | undefined {
  const [, year, month, day, hours, minutes, seconds, letter, text = ''] = LINE.exec(line) ?? [];
  const severity = TROUBLES.find((name) => SEVERITIES[name].letter === letter);
  if (severity === undefined) return undefined;
  const at = new Date(
    2000 + Number(year),
    Number(month) - 1,
    Number(day),
    Number(hours),
    Number(minutes),
    Number(seconds),
  );
  return { at, journal, severity, text };
}

/**
 * The last troubles that the master wrote down, the newest first. Entries are masked when they are written.
 *
 * @param folder folder of the journals of the master.
 * @throws the error of the system, when the account may not read them.
 */
export async function readJournalProblems(folder: string, count: number): Promise<readonly JournalProblem[]> {
  const journals = Object.entries(JOURNAL_FILES).map(async ([name, file]) => {
    const journal = name === 'library' ? 'library' : 'server';
    const isTrouble = (line: string) => parseJournalProblem(line, journal) !== undefined;
    const lines = await readLastLines([join(folder, file)], count, MAX_BYTES, isTrouble);
    return lines.flatMap((line) => parseJournalProblem(line, journal) ?? []);
  });
  const all = (await Promise.all(journals)).flat();
  return all.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, count);
}
