import type { JournalCheck, JournalEntry, JournalVihf } from '../journal.js';
import { Refusal } from './refusal.js';

/** What a check may add to its line of the journal. */
export interface Verdict {
  /** The check passed, and this is worth knowing. */
  detail(text: string): void;
  /** The check passed with a reserve. */
  warn(text: string): void;
  /** The check does not concern this call. */
  skip(text: string): void;
}

/** What is known of a call while it goes through the pipeline; it becomes the journal entry. */
export interface Recorder<Known extends object = Facts> {
  /** Runs one named check and writes its line, whatever its outcome. */
  check<T>(name: string, run: (verdict: Verdict) => T | Promise<T>): Promise<T>;
  /** Facts learnt on the way. */
  note(facts: Partial<Known>): void;
  facts(): Known;
  checks(): readonly JournalCheck[];
}

export interface Facts extends Partial<Pick<JournalEntry, 'transaction' | 'path' | 'action' | 'messageId'>> {
  readonly vihf?: JournalVihf;
}

/** @param start What is known before the first check. */
export function createRecorder<Known extends object = Facts>(start: Known): Recorder<Known> {
  const lines: JournalCheck[] = [];
  let known = start;
  return {
    check: async (name, run) => {
      let line: JournalCheck = { name, outcome: 'ok' };
      const verdict: Verdict = {
        detail: (detail) => {
          line = { ...line, detail };
        },
        warn: (detail) => {
          line = { name, outcome: 'warning', detail };
        },
        skip: (detail) => {
          line = { name, outcome: 'not applicable', detail };
        },
      };
      try {
        return await run(verdict);
      } catch (error) {
        line = {
          name,
          outcome: 'refused',
          detail: error instanceof Refusal ? error.message : 'The simulator failed.',
        };
        throw error;
      } finally {
        lines.push(line);
      }
    },
    note: (facts) => {
      known = { ...known, ...facts };
    },
    facts: () => known,
    checks: () => [...lines],
  };
}
