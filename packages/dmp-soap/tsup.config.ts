import { defineConfig } from 'tsup';

export default defineConfig({
  // index: the library; cli: the program dmp-soap.
  entry: { index: 'src/index.ts', cli: 'src/cli/main.ts' },
  format: 'esm',
  target: 'node20',
  dts: { entry: { index: 'src/index.ts' } },
  sourcemap: true,
  clean: true,
});
