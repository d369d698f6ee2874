import { defineConfig } from 'vitest/config';

// Workspace packages are read from their sources (package.json "exports", condition "dmpconnect-source"):
// a test never runs against a stale build. Whole-system tests start the built programs instead.
const conditions = ['dmpconnect-source', 'node', 'import', 'default'];
const resolution = { resolve: { conditions }, ssr: { resolve: { conditions } } };

// Whole processes, compilers and key generation share two cores: generous limits, and no test measures time. Tests
// wait for processes a quarter of the time: a third worker uses it.
const limits = { testTimeout: 60_000, hookTimeout: 120_000, maxWorkers: 3 };

export default defineConfig({
  test: {
    projects: [
      {
        // Files that keep nothing between them share a process: modules are loaded once, not once a file.
        ...resolution,
        test: {
          name: 'packages',
          ...limits,
          isolate: false,
          include: [
            'packages/*/{src,console,examples}/**/*.test.{ts,tsx}',
            'apps/*/src/**/*.test.ts',
            'test/sandbox/src/**/*.test.ts',
          ],
        },
      },
      {
        ...resolution,
        test: {
          name: 'system',
          ...limits,
          include: ['test/{bench,e2e,interop}/src/**/*.test.ts'],
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['packages/*/src/**/*.ts', 'apps/*/src/**/*.ts'],
      exclude: ['**/*.test.ts', '**/fixtures/**'],
      reporter: ['text-summary', 'html'],
    },
  },
});
