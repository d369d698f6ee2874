import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Inside the project, so that a built script finds the packages it imports. */
const CACHE = fileURLToPath(new URL('../../../../node_modules/.cache/', import.meta.url));

/** A script built from the sources for one run of the tests. */
export interface BuiltScript {
  readonly entry: URL;
  remove(): Promise<void>;
}

/**
 * Builds a script to something Node.js runs in a process of its own.
 *
 * @param source path of the TypeScript file, relative to this folder.
 */
export async function buildScript(source: string): Promise<BuiltScript> {
  mkdirSync(CACHE, { recursive: true });
  const folder = await mkdtemp(join(CACHE, 'server-test-'));
  const outfile = join(folder, 'script.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL(source, import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['dmpconnect-source'],
    plugins: [
      {
        name: 'bundle-only-ours',
        setup({ onResolve }) {
          onResolve({ filter: /^[^./]/ }, ({ path }) =>
            path.startsWith('@dmpconnect/') ? undefined : { path, external: true },
          );
        },
      },
    ],
  });
  return { entry: pathToFileURL(outfile), remove: () => rm(folder, { recursive: true, force: true }) };
}
