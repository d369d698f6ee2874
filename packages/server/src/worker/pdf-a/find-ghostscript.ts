import { constants } from 'node:fs';
import { access, readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { PlatformName } from '../../platform/index.js';

/** What Ghostscript is looked for with. */
export interface Surroundings {
  readonly platform: PlatformName;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Folders of package managers that a service started by the system has not on its PATH. */
const FURTHER_FOLDERS: Readonly<Record<PlatformName, readonly string[]>> = {
  linux: ['/usr/bin', '/usr/local/bin'],
  darwin: ['/usr/local/bin', '/opt/homebrew/bin', '/opt/local/bin'],
  win32: [],
};

/** Name of the program without window, by system. */
const PROGRAMS: Readonly<Record<PlatformName, readonly string[]>> = {
  linux: ['gs'],
  darwin: ['gs'],
  win32: ['gswin64c.exe', 'gswin32c.exe'],
};

/**
 * Looks for Ghostscript where its installers put it: on the PATH, and on Windows in the newest folder
 * `gs\gs<version>\bin` of the program files.
 */
export async function findGhostscript({ platform, env }: Surroundings): Promise<string | undefined> {
  const folders = [
    ...(env.PATH ?? env.Path ?? '').split(delimiter),
    ...FURTHER_FOLDERS[platform],
    ...(platform === 'win32' ? await installedVersions(env) : []),
  ].filter((folder) => folder !== '');
  for (const folder of folders) {
    for (const name of PROGRAMS[platform]) {
      const path = join(folder, name);
      if (await isProgram(path)) return path;
    }
  }
  return undefined;
}

async function installedVersions(env: Surroundings['env']): Promise<readonly string[]> {
  const roots = [env.ProgramFiles, env['ProgramFiles(x86)']].flatMap((root) =>
    root === undefined ? [] : [join(root, 'gs')],
  );
  const versions = await Promise.all(
    roots.map(async (root) => {
      const names = await readdir(root).catch(() => []);
      return names
        .filter((name) => /^gs\d/.test(name))
        .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
        .map((name) => join(root, name, 'bin'));
    }),
  );
  return versions.flat();
}

async function isProgram(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
