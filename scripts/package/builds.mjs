import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { environment, ROOT, run } from '../lib/run.mjs';
import { CACHE } from './places.mjs';

/** Packages whose program bears its flavour and version (constants of their tsup.config.ts). */
const WITH_FLAVOUR = new Set(['packages/server', 'apps/supervisor']);

/** Folders of a build that are the same in all flavours, or belong to one (flavours.mjs): built with the workspace. */
const BESIDE_PROGRAMS = /^(console|page)\//;

/**
 * Builds the programs of a flavour that bear it, apart from those of the workspace, which are for development.
 *
 * @returns {(key: string) => { folder: string, keeps: (path: string) => boolean }[]} where the built files of a
 *   workspace package lie, by its folder in the workspace.
 * @throws {Error} when a package of the workspace was not built.
 */
export function buildFlavour(flavour, version) {
  const built = new Map();
  const { console: withConsole } = flavour;
  return (key) => {
    const dist = join(ROOT, key, 'dist');
    if (!existsSync(dist)) throw new Error(`${key} has no dist: it was not built.`);
    if (!WITH_FLAVOUR.has(key)) return [{ folder: dist, keeps: () => true }];
    if (!built.has(key)) built.set(key, buildPackage(key, flavour.name, version));
    return [
      { folder: built.get(key), keeps: () => true },
      {
        folder: dist,
        keeps: (path) => BESIDE_PROGRAMS.test(path) && (withConsole || !path.startsWith('console/')),
      },
    ];
  };
}

function buildPackage(key, flavour, version) {
  const folder = join(CACHE, 'builds', `${key.replaceAll('/', '-')}-${flavour}`);
  rmSync(folder, { recursive: true, force: true });
  run('npx', ['tsup', '--out-dir', folder, '--no-dts', '--no-sourcemap', '--silent'], {
    cwd: join(ROOT, key),
    env: { ...environment(), DMPCONNECT_FLAVOUR: flavour, DMPCONNECT_VERSION: version },
  });
  return folder;
}
