// npm run generate: writes src/data from the contract of the server.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const PACKAGE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(PACKAGE, '..', '..');
// Inside the project, so that the bundle finds the packages it imports.
const CACHE = join(ROOT, 'node_modules', '.cache');

// Our packages are read from their sources: nothing has to be built first.
const BUNDLE_ONLY_OURS = {
  name: 'bundle-only-ours',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@dmpconnect/') ? undefined : { path, external: true },
    );
  },
};

mkdirSync(CACHE, { recursive: true });
const folder = mkdtempSync(join(CACHE, 'js-wrapper-'));
try {
  const outfile = join(folder, 'render.mjs');
  await build({
    entryPoints: [join(PACKAGE, 'generator', 'render.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['dmpconnect-source'],
    plugins: [BUNDLE_ONLY_OURS],
  });
  const { renderFiles, DATA_FOLDER } = await import(pathToFileURL(outfile).href);
  const data = join(PACKAGE, DATA_FOLDER);
  rmSync(data, { recursive: true, force: true });
  for (const [path, text] of renderFiles()) {
    const file = join(PACKAGE, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const biome = join(ROOT, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  execFileSync(process.execPath, [biome, 'check', '--write', data], { cwd: ROOT, stdio: 'inherit' });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
