// npm run test:soak: 10,000 commands and 500 card insertions through the built server, then its memory, handles and
// sockets compared with what they were, and 20 kills of each kind at random moments (npm test does the same in
// short). SOAK_ROUNDS: insertions, 20 commands each.
import { environment, run } from './lib/run.mjs';
import { BUILD_TOOLS, installSystemPackages } from './lib/system-packages.mjs';
import { build, installDependencies } from './lib/workspace.mjs';

const ROUNDS = '500';
const WARM_UP = '200';
const KILLS = '20';

installSystemPackages(BUILD_TOOLS);
installDependencies();
build('build');
run('npx', ['vitest', 'run', 'test/e2e/src/soak', 'test/e2e/src/chaos', ...process.argv.slice(2)], {
  env: {
    ...environment(),
    CHAOS_ROUNDS: process.env.CHAOS_ROUNDS ?? KILLS,
    SOAK_ROUNDS: process.env.SOAK_ROUNDS ?? ROUNDS,
    SOAK_WARM_UP: process.env.SOAK_WARM_UP ?? WARM_UP,
  },
});
