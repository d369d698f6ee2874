import { defineConfig } from 'tsup';

export default defineConfig({
  entry: { index: 'src/index.ts', cli: 'src/cli.ts' },
  format: 'esm',
  target: 'node20',
  // Nobody installs this package: types come from the sources, and a build without them takes seconds.
  dts: false,
  sourcemap: true,
  clean: true,
});
