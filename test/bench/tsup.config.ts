import { defineConfig } from 'tsup';

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    'bare-servers': 'src/bare-servers.ts',
    sampler: 'src/large/sampler.ts',
    sender: 'src/large/sender.ts',
    'lot-sender': 'src/lot/lot-sender.ts',
  },
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  clean: true,
  // The test token of card-pkcs11 exists as sources only.
  noExternal: ['@dmpconnect/card-pkcs11/testing'],
  esbuildOptions(options) {
    options.conditions = ['dmpconnect-source', ...(options.conditions ?? [])];
  },
});
