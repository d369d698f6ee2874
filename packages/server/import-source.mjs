// Runs a TypeScript source of this package as it is: nothing has to be built first.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const PACKAGE = dirname(fileURLToPath(import.meta.url));
// Inside the project, so that the bundle finds the packages it imports.
const CACHE = join(PACKAGE, '..', '..', 'node_modules', '.cache');

// Our packages are read from their sources.
const BUNDLE_ONLY_OURS = {
  name: 'bundle-only-ours',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@dmpconnect/') ? undefined : { path, external: true },
    );
  },
};

/** Imports a module of `src`, e.g. `contract/documentation/pages.ts`. */
export async function importSource(path) {
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(CACHE, 'server-source-'));
  try {
    const outfile = join(folder, 'module.mjs');
    await build({
      entryPoints: [join(PACKAGE, 'src', path)],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      conditions: ['dmpconnect-source'],
      plugins: [BUNDLE_ONLY_OURS],
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
