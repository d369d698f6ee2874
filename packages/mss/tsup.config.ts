import { defineConfig } from 'tsup';

export default defineConfig({
  entry: { index: 'src/index.ts', 'wire-profile': 'src/wire-profile/index.ts', cli: 'src/cli/main.ts' },
  format: 'esm',
  target: 'node20',
  dts: { entry: { index: 'src/index.ts', 'wire-profile': 'src/wire-profile/index.ts' } },
  sourcemap: true,
  clean: true,
});
