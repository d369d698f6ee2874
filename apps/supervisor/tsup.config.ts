import { readFileSync } from 'node:fs';
import { defineConfig } from 'tsup';

// A package may bear another version than the sources (scripts/package), as the server beside it.
const { version } = {
  ...JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')),
  ...(process.env.DMPCONNECT_VERSION === undefined ? {} : { version: process.env.DMPCONNECT_VERSION }),
};

export default defineConfig({
  entry: { main: 'src/main.ts' },
  format: 'esm',
  target: 'node20',
  define: { __DMPCONNECT_VERSION__: JSON.stringify(version) },
  sourcemap: true,
  clean: true,
});
