import { defineConfig } from 'vitest/config';

// Workspace packages are read from their sources (package.json "exports", condition "dmpconnect-source"):
// a test never runs against a stale build. Whole-system tests start the built programs instead.
const conditions = ['dmpconnect-source', 'node', 'import', 'default'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: [
      'packages/*/{src,console,examples}/**/*.test.{ts,tsx}',
      'apps/*/{src,page}/**/*.test.{ts,tsx}',
      'test/*/src/**/*.test.ts',
      'scripts/package/**/*.test.mjs',
    ],
    // Whole processes, compilers and key generation share two cores: generous limits, and no test measures time.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What is waited for comes when it comes, on a loaded machine too: `expect.poll`, not `vi.waitFor` and its second.
    expect: { poll: { timeout: 30_000 } },
    // Tests wait for processes a quarter of the time: more workers than the two cores use it.
    maxWorkers: 4,
    // Files keep nothing between them, so they share a process: modules are loaded once, not once a file.
    isolate: false,
    coverage: {
      provider: 'v8',
      include: ['packages/*/src/**/*.ts', 'apps/*/src/**/*.ts'],
      exclude: ['**/*.test.ts', '**/fixtures/**'],
      reporter: ['text-summary', 'html'],
    },
  },
});
