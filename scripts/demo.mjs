// npm run demo: from a fresh clone to a document in the sandbox's DMP and back.
import { become } from './lib/run.mjs';
import { BUILD_TOOLS, installSystemPackages } from './lib/system-packages.mjs';
import { build, installDependencies } from './lib/workspace.mjs';

installSystemPackages(BUILD_TOOLS);
installDependencies();
build('build');
become('test/e2e/dist/demo.js', process.argv.slice(2));
