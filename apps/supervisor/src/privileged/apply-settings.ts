import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { changeSettings, readSettings } from '@dmpconnect/server/config';
import { z } from 'zod';
import { toChanges } from '../settings/candidate.js';
import { CHANGE_ALTERED_EXIT } from '../settings/write.js';

const values = z.record(z.string(), z.unknown());

/** What a privileged process is given to write its answer with. */
export interface PrivilegedIo {
  out(text: string): void;
  err(text: string): void;
}

/**
 * `apply-settings`: what runs with administrator rights when the page changes a setting, and nothing more.
 *
 * @returns the exit code.
 */
export async function applySettings(args: readonly string[], io: PrivilegedIo): Promise<number> {
  const { values: given } = parseArgs({
    args: [...args],
    options: { config: { type: 'string' }, change: { type: 'string' }, digest: { type: 'string' } },
  });
  const { config, change, digest } = given;
  if (config === undefined || change === undefined || digest === undefined) return 2;
  try {
    // Read once: what is checked is what is done.
    const content = await readFile(change);
    if (createHash('sha256').update(content).digest('hex') !== digest) return CHANGE_ALTERED_EXIT;
    const changes = toChanges(values.parse(JSON.parse(content.toString('utf8'))));
    io.out(JSON.stringify(await changeSettings(changes, { path: config })));
    return 0;
  } catch (error) {
    io.err(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

/** `read-settings`: the values for an account that may not read the file, once an administrator agreed. */
export async function printSettings(args: readonly string[], io: PrivilegedIo): Promise<number> {
  const { values: given } = parseArgs({ args: [...args], options: { config: { type: 'string' } } });
  if (given.config === undefined) return 2;
  try {
    const read = await readSettings({ path: given.config });
    io.out(JSON.stringify({ values: read.values, problems: read.problems }));
    return 0;
  } catch (error) {
    io.err(error instanceof Error ? error.message : String(error));
    return 1;
  }
}
