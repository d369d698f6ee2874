import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The library as a page without a bundler loads it, made from its sources: the global `dmpconnect`. */
export async function buildPageScript(): Promise<Buffer> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../../../../packages/js-wrapper/src/index.ts', import.meta.url))],
    bundle: true,
    format: 'iife',
    globalName: 'dmpconnect',
    target: 'es2022',
    platform: 'browser',
    write: false,
  });
  return Buffer.from(outputFiles[0]?.contents ?? '');
}
