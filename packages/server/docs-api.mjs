// npm run docs:api: writes docs/api and docs/errors.md from the contract.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importSource } from './import-source.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const { renderPages, API_FOLDER } = await importSource('contract/documentation/pages.ts');
rmSync(join(ROOT, API_FOLDER), { recursive: true, force: true });
for (const [path, text] of renderPages()) {
  const file = join(ROOT, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
const biome = join(ROOT, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
execFileSync(process.execPath, [biome, 'format', '--write', API_FOLDER], { cwd: ROOT, stdio: 'inherit' });
