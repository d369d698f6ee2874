// npm run package: what a practice installs, for each platform and flavour, into dist/.
import { fileURLToPath } from 'node:url';
import { readArguments } from './package/arguments.mjs';
import { makePackages } from './package/make.mjs';

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await makePackages(readArguments(process.argv.slice(2)));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
