import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes down how it was called: its name and its arguments, one call a line. */
const RECORD = (journal) => `{ printf '%s' "$(basename "$0")"; printf '\\t%s' "$@"; echo; } >> '${journal}'`;

/**
 * Stands in for programs that only a Mac has.
 *
 * @param {string} folder where they are put, for the PATH.
 * @param {string} journal file of the calls, as the programs see it.
 * @param {Record<string, string>} programs what each does once the call is written down, in the language of the shell.
 */
export function writeFakePrograms(folder, journal, programs) {
  mkdirSync(folder, { recursive: true });
  for (const [name, work] of Object.entries(programs))
    writeFileSync(join(folder, name), `#!/bin/sh\n${RECORD(journal)}\n${work}\n`, { mode: 0o755 });
}

/** The calls that were written down, the oldest first. */
export function readCalls(journal) {
  return readFileSync(journal, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [program = '', ...args] = line.split('\t');
      return { program, args: args.filter((argument, index) => argument !== '' || index > 0) };
    });
}
