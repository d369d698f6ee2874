// npm run demo: from a fresh clone to a document in the sandbox's DMP and back.
import { run } from './lib/run.mjs';
import { BUILD_TOOLS, installSystemPackages } from './lib/system-packages.mjs';
import { build, installDependencies } from './lib/workspace.mjs';

installSystemPackages(BUILD_TOOLS);
installDependencies();
build('build');
run(process.execPath, ['test/e2e/dist/demo.js', ...process.argv.slice(2)]);
