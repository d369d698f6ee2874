// npm run sandbox: the server, a virtual card and every simulator, kept running.
import { become, keepStandardOutputClean } from './lib/run.mjs';
import { BUILD_TOOLS, installSystemPackages } from './lib/system-packages.mjs';
import { build, installDependencies } from './lib/workspace.mjs';

keepStandardOutputClean();
installSystemPackages(BUILD_TOOLS);
installDependencies();
build('build');
become('test/sandbox/dist/cli.js', process.argv.slice(2));
