// npm run test:packages: makes packages and proves them where they are installed. Long; wants root, and Debian.
// Arguments choose: windows, windows-x86, debian, macos, production, signature, reproducible, tray; all of them without.
import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DEBIAN_TOOLS,
  installSystemPackages,
  PACKAGE_TEST_TOOLS,
  TRAY_TOOLS,
} from './lib/system-packages.mjs';
import { build } from './lib/workspace.mjs';
import { makePackages } from './package/make.mjs';
import { CACHE } from './package/places.mjs';
import { proveOnDebian } from './package/proof/debian.mjs';
import { proveMacTree } from './package/proof/macos/prove.mjs';
import { proveProduction } from './package/proof/production.mjs';
import { prove } from './package/proof/report.mjs';
import { proveSignature } from './package/proof/signature.mjs';
import { proveTray } from './package/proof/tray.mjs';
import {
  makeOperatorInstallers,
  proveProgramsAreFor,
  proveUnderWine,
  ORIGINS as WINDOWS_ORIGINS,
} from './package/proof/wine.mjs';

const ORIGIN = 'https://application.example.fr';
const folder = mkdtempSync(join(tmpdir(), 'dmpconnect-packages-'));
const hashFile = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');
const payload = (platform, flavour) => join(CACHE, 'work', `${platform}-${flavour}`, 'payload');

async function make(platform, flavour, version, more = {}) {
  const request = { platforms: [platform], flavours: [flavour], output: folder, version, fast: true };
  const [file] = await makePackages({ ...request, extras: {}, origins: [ORIGIN], ...more });
  return file;
}

async function proveWindows(architecture) {
  const more = { extras: makeOperatorInstallers(folder, architecture), origins: WINDOWS_ORIGINS };
  const platform = `win-${architecture}`;
  const [first, second] = [
    await make(platform, 'dev', '0.1.0', more),
    await make(platform, 'dev', '0.1.1', more),
  ];
  await proveProgramsAreFor(architecture, payload(platform, 'dev'));
  return proveUnderWine({ first, second, architecture });
}

const PROOFS = {
  async debian() {
    installSystemPackages(DEBIAN_TOOLS);
    const [first, second] = [
      await make('linux-x64', 'dev', '0.1.0'),
      await make('linux-x64', 'dev', '0.1.1'),
    ];
    await proveOnDebian({ first, second, origin: ORIGIN });
  },
  async windows() {
    assert.ok(await proveWindows('x64'), 'This machine has no Wine that makes a Windows.');
  },
  async 'windows-x86'() {
    if (await proveWindows('x86')) return;
    console.warn('\nNOT PROVED: the 32-bit installer was made but not run, 32-bit programs do not run here.');
    console.warn('It wants a kernel that runs them, and Wine for them:');
    console.warn('  dpkg --add-architecture i386 && apt-get update && apt-get install wine32:i386');
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
    await proveSignature(async (sign) => ({
      installer: await make('win-x64', 'production', '0.1.0', { sign }),
      payload: payload('win-x64', 'production'),
    }));
  },
  async tray() {
    installSystemPackages(TRAY_TOOLS);
    build('build');
    await proveTray();
  },
  async reproducible() {
    const claims = ['linux-x64', 'win-x64', 'macos-arm64'].map((platform) => [
      `make the same file for ${platform}`,
      async () => {
        const hashes = [];
        for (let run = 0; run < 2; run += 1)
          hashes.push(hashFile(await make(platform, 'production', '0.1.0')));
        assert.equal(hashes[0], hashes[1]);
        return hashes[0];
      },
    ]);
    await prove('Two runs', claims);
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
