import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InstalledService } from '@dmpconnect/server/admin-client';
import { changeSettings, type SettingsDifference } from '@dmpconnect/server/config';
import { z } from 'zod';
import type { Elevation } from '../elevation/elevation.js';
import { SupervisorError } from '../errors.js';
import { type SettingValues, toChanges, withCandidate } from './candidate.js';
import type { SettingsView } from './view.js';

/** What a write with rights needs. */
export interface WriteParts {
  readonly elevation: Elevation;
  /** This program, as the system starts it: its file and the first arguments. */
  readonly program: readonly [file: string, ...args: string[]];
}

const difference = z.object({ changed: z.array(z.string()), restart: z.array(z.string()) });

/**
 * Changes settings; when the account may not, a process with administrator rights does, which the person is asked for.
 *
 * @returns what changed, and which of it needs a restart.
 * @throws {SettingsError} `SETTINGS_INVALID` naming each node that is refused; nothing is written then.
 * @throws {SupervisorError} `RIGHTS_REFUSED`, `RIGHTS_NEEDED`, `CHANGE_ALTERED`
 */
export async function writeSettings(
  installation: InstalledService,
  access: SettingsView['access'],
  values: SettingValues,
  parts: WriteParts,
): Promise<SettingsDifference> {
  const { settingsFile: path, flavour, platform } = installation;
  if (access === 'write') return changeSettings(toChanges(values), { path, flavour, platform });
  const expected = await withCandidate(installation, values, async (_, result) => result);
  const printed = await writeElevated(path, values, parts);
  // Windows does not give what an elevated program prints; then what was tried holds.
  const told = parseDifference(printed);
  return told ?? expected;
}

/** The change goes by a file of this account, and its digest by the command line: what was agreed to is what is done. */
async function writeElevated(path: string, values: SettingValues, parts: WriteParts): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dmpconnect-change-'));
  try {
    const change = join(folder, 'change.json');
    const content = JSON.stringify(values);
    await writeFile(change, content, { mode: 0o600 });
    const digest = createHash('sha256').update(content).digest('hex');
    const [file, ...args] = parts.program;
    const { code, stdout, stderr } = await parts.elevation.run(file, [
      ...args,
      'apply-settings',
      '--config',
      path,
      '--change',
      change,
      '--digest',
      digest,
    ]);
    if (code === 0) return stdout;
    const error = code === CHANGE_ALTERED_EXIT ? 'CHANGE_ALTERED' : 'RIGHTS_NEEDED';
    throw new SupervisorError(error, 'The settings could not be written.', {
      detail: stderr.trim().slice(0, 500),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Exit code of the privileged process when the change is not the one of the digest. */
export const CHANGE_ALTERED_EXIT = 5;

function parseDifference(printed: string): SettingsDifference | undefined {
  try {
    return difference.parse(JSON.parse(printed));
  } catch {
    return undefined;
  }
}
