// Builds the page of the supervisor into dist/page.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const HERE = dirname(fileURLToPath(import.meta.url));

await build({
  root: HERE,
  configFile: false,
  base: '/',
  logLevel: 'warn',
  build: {
    outDir: join(HERE, '..', 'dist', 'page'),
    emptyOutDir: true,
    target: 'es2022',
    // Everything is a file of its own: the policy of the page allows nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
