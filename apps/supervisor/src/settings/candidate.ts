import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { currentPlatform, type InstalledService } from '@dmpconnect/server/admin-client';
import { changeSettings, readSettings, type SettingsDifference } from '@dmpconnect/server/config';

/** Values by node path; `null` or nothing puts a node back to its default. */
export type SettingValues = Readonly<Record<string, unknown>>;

/** The values as the settings take them. */
export const toChanges = (values: SettingValues): SettingValues =>
  Object.fromEntries(Object.entries(values).map(([node, value]) => [node, value ?? undefined]));

/** Nodes whose paths start from the folder of the settings file. */
const PATH_NODES = [
  'storage/directory',
  'journal/directory',
  'licensing/trust_file',
  'dmpconnect/trust_file',
];

/**
 * Tries a change on a copy of the settings, which is erased afterwards: nothing is written, what is wrong is known.
 *
 * @param use given the copy and what would change.
 * @throws {SettingsError} `SETTINGS_INVALID` naming each node that is refused.
 */
export async function withCandidate<Result>(
  { settingsFile, flavour }: InstalledService,
  values: SettingValues,
  use: (file: string, difference: SettingsDifference) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'dmpconnect-settings-'));
  try {
    const file = join(folder, 'DmpConnect-JS2.xml');
    // There may be none, or none that this account can read: the defaults are tried.
    await copyFile(settingsFile, file).catch(() => undefined);
    const place = { path: file, flavour, platform: currentPlatform() };
    const difference = await changeSettings(toChanges(values), place);
    const moved = Object.entries((await readSettings(place)).values).flatMap(([node, value]) =>
      PATH_NODES.includes(node) && typeof value === 'string' && !isAbsolute(value)
        ? [[node, resolve(dirname(settingsFile), value)] as const]
        : [],
    );
    if (moved.length > 0) await changeSettings(Object.fromEntries(moved), place);
    return await use(file, difference);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
