import type { JournalEntry } from '../journal.js';
import type { Bench } from './bench.js';

/** What became of the last call, in the three words a test compares. */
export function lastOutcome(bench: Bench): {
  readonly refusedBy: string | undefined;
  readonly code: string | undefined;
  readonly http: number;
} {
  const entry = lastEntry(bench);
  const refused = entry.checks.find(({ outcome }) => outcome === 'refused');
  return { refusedBy: refused?.name, code: entry.answer.code, http: entry.answer.http };
}

export function lastEntry(bench: Bench): JournalEntry {
  const entry = bench.dmp.journal().at(-1);
  if (entry === undefined) throw new Error('The journal is empty.');
  return entry;
}
