// npm run test:fuzz: random JSON, frames and HTTP against the built server, for longer than npm test does.
// FUZZ_RUNS: how many of each (default 2000). FUZZ_SEED: repeats a run that failed.
import { environment, run } from './lib/run.mjs';
import { BUILD_TOOLS, installSystemPackages } from './lib/system-packages.mjs';
import { build, installDependencies } from './lib/workspace.mjs';

const DEFAULT_RUNS = '2000';

installSystemPackages(BUILD_TOOLS);
installDependencies();
build('build');
run('npx', ['vitest', 'run', 'test/e2e/src/fuzz', ...process.argv.slice(2)], {
  env: { ...environment(), FUZZ_RUNS: process.env.FUZZ_RUNS ?? DEFAULT_RUNS },
});
