// npm run test:packages: makes packages and proves them where they are installed. Long; wants root, and Debian.
// Arguments choose: windows, debian, macos, production, signature, reproducible, tray; all of them without.
import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installSystemPackages, PACKAGE_TEST_TOOLS, TRAY_TOOLS } from './lib/system-packages.mjs';
import { build } from './lib/workspace.mjs';
import { makePackages } from './package/make.mjs';
import { CACHE } from './package/places.mjs';
import { proveOnDebian } from './package/proof/debian.mjs';
import { proveMacTree } from './package/proof/macos/prove.mjs';
import { proveProduction } from './package/proof/production.mjs';
import { prove } from './package/proof/report.mjs';
import { proveSignature } from './package/proof/signature.mjs';
import { proveTray } from './package/proof/tray.mjs';
import { proveUnderWine } from './package/proof/wine.mjs';
import { hashTree } from './package/tree.mjs';

const ORIGIN = 'https://application.example.fr';
const folder = mkdtempSync(join(tmpdir(), 'dmpconnect-packages-'));
const payload = (platform, flavour) => join(CACHE, 'work', `${platform}-${flavour}`, 'payload');

async function make(platform, flavour, version) {
  const request = { platforms: [platform], flavours: [flavour], output: folder, version, fast: true };
  const [file] = await makePackages({ ...request, extras: {}, origins: [ORIGIN] });
  return file;
}

const PROOFS = {
  async debian() {
    const [first, second] = [
      await make('linux-x64', 'dev', '0.1.0'),
      await make('linux-x64', 'dev', '0.1.1'),
    ];
    await proveOnDebian({ first, second });
  },
  async windows() {
    const [first, second] = [await make('win-x64', 'dev', '0.1.0'), await make('win-x64', 'dev', '0.1.1')];
    await proveUnderWine({ first, second, origin: ORIGIN });
  },
  async macos() {
    for (const platform of ['macos-x64', 'macos-arm64']) {
      const [version, flavour] = ['0.1.0', 'production'];
      const archive = await make(platform, flavour, version);
      await proveMacTree({ platform, archive, version, flavour, origin: ORIGIN });
    }
  },
  async production() {
    await make('linux-x64', 'production', '0.1.0');
    await proveProduction(payload('linux-x64', 'production'));
  },
  async signature() {
    await make('win-x64', 'production', '0.1.0');
    await proveSignature(join(payload('win-x64', 'production'), 'dmpconnect-js2.exe'));
  },
  async tray() {
    installSystemPackages(TRAY_TOOLS);
    build('build');
    await proveTray();
  },
  async reproducible() {
    const hashes = [];
    for (let run = 0; run < 2; run += 1) {
      await make('linux-x64', 'production', '0.1.0');
      hashes.push(hashTree(payload('linux-x64', 'production')));
    }
    await prove('Two runs', [['make the same tree', () => assert.equal(hashes[0], hashes[1])]]);
  },
};

const chosen = process.argv.slice(2);
for (const name of chosen)
  if (!Object.hasOwn(PROOFS, name)) throw new Error(`There is no proof called ${name}.`);
try {
  installSystemPackages(PACKAGE_TEST_TOOLS);
  for (const [name, run] of Object.entries(PROOFS))
    if (chosen.length === 0 || chosen.includes(name)) await run();
  console.log('\nAll proofs hold.');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
