import { defineConfig } from 'tsup';

export default defineConfig({
  // index: the public entry; cli: the program; worker: what the master starts; contract: types for other packages.
  entry: {
    index: 'src/index.ts',
    cli: 'src/cli.ts',
    worker: 'src/worker/main.ts',
    contract: 'src/contract/index.ts',
  },
  format: 'esm',
  target: 'node20',
  dts: { entry: { index: 'src/index.ts', contract: 'src/contract/index.ts' } },
  sourcemap: true,
  clean: true,
});
