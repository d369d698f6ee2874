import { defineConfig } from 'tsup';

export default defineConfig([
  {
    entry: { index: 'src/index.ts' },
    format: ['esm', 'cjs'],
    target: 'es2022',
    platform: 'neutral',
    dts: true,
    sourcemap: true,
    clean: true,
  },
  {
    // For a page without a bundler: one script tag, one global.
    entry: { index: 'src/index.ts' },
    format: 'iife',
    globalName: 'dmpconnect',
    target: 'es2022',
    platform: 'browser',
    minify: true,
    sourcemap: true,
  },
]);
