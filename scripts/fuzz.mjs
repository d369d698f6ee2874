// npm run test:fuzz: random JSON, frames and HTTP against the built server, and headers of clinical documents with one
// fault against the official rules, for longer than npm test does. FUZZ_RUNS: how many of each (default 2000).
// FUZZ_SEED: repeats a run that failed. HEADER_VARIANTS: how many times the headers of npm test (default 4).
import { environment, run } from './lib/run.mjs';
import { BUILD_TOOLS, installSystemPackages, TEST_TOOLS } from './lib/system-packages.mjs';
import { build, installDependencies } from './lib/workspace.mjs';

const DEFAULT_RUNS = '2000';
const DEFAULT_HEADERS = '4';
const FILES = ['test/e2e/src/fuzz', 'test/interop/src/header-agreement.test.ts'];

installSystemPackages([...BUILD_TOOLS, ...TEST_TOOLS]);
installDependencies();
build('build');
run('npx', ['vitest', 'run', ...FILES, ...process.argv.slice(2)], {
  env: {
    ...environment(),
    FUZZ_RUNS: process.env.FUZZ_RUNS ?? DEFAULT_RUNS,
    HEADER_VARIANTS: process.env.HEADER_VARIANTS ?? DEFAULT_HEADERS,
  },
});
