// npm test: installs what the tests need, builds, lints, type-checks, runs every test.
// Arguments go to vitest: `npm test -- packages/soap`.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run } from './lib/run.mjs';
import { BUILD_TOOLS, installSystemPackages, TEST_TOOLS } from './lib/system-packages.mjs';
import { build, installDependencies } from './lib/workspace.mjs';

const RESULTS = join(ROOT, 'node_modules', '.cache', 'dmpconnect', 'test-results.json');

// Removed first: whatever stops before vitest must not be taken for the last run's success.
rmSync(RESULTS, { force: true });

installSystemPackages([...BUILD_TOOLS, ...TEST_TOOLS]);
installDependencies();
build('build', 'typecheck', 'typecheck:tree');
run('npm', ['run', '--silent', 'lint']);
run('npx', [
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${RESULTS}`,
  ...process.argv.slice(2),
]);
