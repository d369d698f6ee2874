// Builds the page /console into dist/console, for the development flavour alone: the page with vite, and the contract as JSON.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { importSource } from '../import-source.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const OUT = join(HERE, '..', 'dist', 'console');

if ((process.env.DMPCONNECT_FLAVOUR ?? 'dev') === 'dev') {
  await build({
    root: HERE,
    configFile: false,
    base: '/console/',
    logLevel: 'warn',
    build: {
      outDir: OUT,
      emptyOutDir: true,
      target: 'es2022',
      // Everything is a file of its own: the policy of the page allows nothing inline.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  });
  const { buildCatalogue } = await importSource('contract/documentation/catalogue/build.ts');
  mkdirSync(OUT, { recursive: true });
  writeFileSync(join(OUT, 'contract.json'), JSON.stringify(buildCatalogue()));
}
