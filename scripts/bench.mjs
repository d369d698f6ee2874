// npm run bench: side-by-side ratios, all measured in one run.
import { become, keepStandardOutputClean } from './lib/run.mjs';
import { BUILD_TOOLS, installSystemPackages } from './lib/system-packages.mjs';
import { build, installDependencies } from './lib/workspace.mjs';

keepStandardOutputClean();
installSystemPackages([...BUILD_TOOLS, 'softhsm2', 'curl', 'openssl']);
installDependencies();
build('build');
become('test/bench/dist/index.js', process.argv.slice(2));
