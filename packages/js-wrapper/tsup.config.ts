import { defineConfig } from 'tsup';

export default defineConfig([
  {
    entry: { index: 'src/index.ts', historical: 'src/historical/index.ts' },
    format: ['esm', 'cjs'],
    target: 'es2022',
    platform: 'neutral',
    // `await using` is younger than what many projects compile for: the types bring the library they need.
    dts: { banner: '/// <reference lib="esnext.disposable" />' },
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
  {
    // In the place of the historical scripts: its globals are those of js-api 14.1.
    entry: { DMPConnect: 'src/historical/script.ts' },
    format: 'iife',
    target: 'es2022',
    platform: 'browser',
    minify: true,
    sourcemap: true,
  },
]);
