import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { API_ERRORS } from './data/errors.js';
import { OBSTACLES, TRANSPORT_ERRORS } from './errors/index.js';

const PACKAGE = fileURLToPath(new URL('../', import.meta.url));
const MAX_GZIPPED_BYTES = 15_000;

/** The files that are published, compiled: no test and nothing made for tests. */
const sources = readdirSync(`${PACKAGE}src`, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
  .map(({ parentPath, name }) => `${parentPath}/${name}`)
  .filter((path) => !path.includes('/testing/'));

describe('the package', () => {
  it('of the promise API is under 15 kB gzipped, in one file without dependency', async () => {
    const { outputFiles, metafile } = await build({
      entryPoints: [`${PACKAGE}src/index.ts`],
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      platform: 'browser',
      write: false,
      metafile: true,
    });
    const [file] = outputFiles;
    const size = gzipSync(file?.contents ?? '', { level: 9 }).length;
    console.log(`promise API: ${file?.contents.length} bytes, ${size} gzipped`);
    expect(size).toBeLessThan(MAX_GZIPPED_BYTES);
    expect(Object.values(metafile.outputs).flatMap(({ imports }) => imports)).toEqual([]);
  });

  it('imports nothing but its own files, for types neither: what is published stands alone', () => {
    const foreign = sources.flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/(?:from|import\() ?'([^.'][^']*)'/g)].map(
        ([, name]) => `${path.slice(PACKAGE.length)}: ${name}`,
      ),
    );
    expect(foreign).toEqual([]);
    const { dependencies = {} } = JSON.parse(readFileSync(`${PACKAGE}package.json`, 'utf8'));
    expect(dependencies).toEqual({});
  });

  it('lists every code in its README, and no other', () => {
    const readme = readFileSync(`${PACKAGE}README.md`, 'utf8');
    const section = readme.slice(readme.indexOf('\n## Errors'));
    const listed = [...section.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, code]) => code);
    const codes = [API_ERRORS, TRANSPORT_ERRORS, OBSTACLES].flatMap((codes) => Object.keys(codes));
    expect([...listed].sort()).toEqual([...codes, 'API_ERROR'].sort());
  });

  it('has a sentence and a remedy in both languages for each obstacle', () => {
    for (const { sentence, remedy } of Object.values(OBSTACLES)) {
      for (const text of [sentence.fr, sentence.en, remedy.fr, remedy.en]) expect(text).toMatch(/^.{20,}\.$/);
    }
  });
});
