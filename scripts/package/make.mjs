import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { capture, environment, ROOT } from '../lib/run.mjs';
import { installSystemPackages } from '../lib/system-packages.mjs';
import { build, installDependencies } from '../lib/workspace.mjs';
import { buildFlavour } from './builds.mjs';
import { FLAVOURS } from './flavours.mjs';
import { makeDeb } from './linux/deb.mjs';
import { makeMacTree } from './macos/tree.mjs';
import { artefactName } from './names.mjs';
import { layOutPayload } from './payload.mjs';
import { CACHE } from './places.mjs';
import { TARGETS } from './targets.mjs';
import { treeSize } from './tree.mjs';
import { buildWindowsAddons } from './windows/addons.mjs';
import { makeInstaller } from './windows/installer.mjs';

/** What a package is made with, per system. Debian's names. */
const TOOLS = {
  win32: [
    'gcc-mingw-w64-x86-64',
    'g++-mingw-w64-x86-64',
    'gcc-mingw-w64-i686',
    'g++-mingw-w64-i686',
    'mingw-w64-tools',
    'nsis',
  ],
  linux: ['dpkg-dev'],
  darwin: [],
};

/** How the payload of a system is dressed, and which native parts it needs that were not built for it here. */
const SYSTEMS = {
  win32: { make: makeInstaller, addons: buildWindowsAddons },
  linux: { make: makeDeb, addons: () => undefined },
  // Built on the Mac that makes the .pkg: there is no compiler for them here.
  darwin: { make: makeMacTree, addons: () => ({}) },
};

/**
 * Makes the packages asked for.
 *
 * @param request what `readArguments` returns.
 * @returns {Promise<string[]>} paths of the packages.
 */
export async function makePackages(request) {
  const systems = [...new Set(request.platforms.map((platform) => TARGETS[platform].system))];
  installSystemPackages([...new Set(systems.flatMap((system) => TOOLS[system]))]);
  installDependencies();
  build('build');
  const version = request.version ?? sourceVersion();
  const date = packageDate();
  const output = resolve(ROOT, request.output ?? 'dist');
  mkdirSync(output, { recursive: true });
  const made = [];
  for (const name of request.flavours) {
    const flavour = { name, ...FLAVOURS[name] };
    const buildsOf = buildFlavour(flavour, version);
    for (const platform of request.platforms) {
      const { make, addons } = SYSTEMS[TARGETS[platform].system];
      const work = join(CACHE, 'work', `${platform}-${name}`);
      const payload = join(work, 'payload');
      const order = { platform, flavour, version, date, buildsOf, addons: addons(platform) };
      layOutPayload(payload, order);
      const file = join(output, artefactName(platform, name, version));
      await make({ ...request, ...order, payload, work, file });
      const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
      console.log(
        `${relative(ROOT, file)}  ${megabytes(statSync(file).size)}, ${megabytes(treeSize(payload))} installed`,
      );
      made.push(file);
    }
  }
  return made;
}

function sourceVersion() {
  return JSON.parse(readFileSync(join(ROOT, 'packages', 'server', 'package.json'), 'utf8')).version;
}

/** The date that every file bears: SOURCE_DATE_EPOCH, or that of the commit. */
function packageDate() {
  const epoch = environment().SOURCE_DATE_EPOCH ?? capture('git', ['log', '-1', '--format=%ct']);
  if (epoch === undefined) throw new Error('SOURCE_DATE_EPOCH is not set, and this is no git repository.');
  return new Date(Number(epoch) * 1000);
}
