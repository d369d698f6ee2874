import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCalls, writeFakePrograms } from './fake-programs.mjs';

/** Makes what `-o`, or else the last argument, names: as the compiler and the packager do. */
const MAKE_OUTPUT = `out=
while [ $# -gt 0 ]; do [ "$1" = -o ] && out=$2; last=$1; shift; done
: > "\${out:-$last}"`;

const IDENTITIES = {
  DMPCONNECT_SIGN_APP: 'Developer ID Application: Example (ABCDE)',
  DMPCONNECT_SIGN_PKG: 'Developer ID Installer: Example (ABCDE)',
  DMPCONNECT_NOTARY_PROFILE: 'example',
};

/**
 * Runs `build-pkg.sh` of an unpacked archive with programs that only write down how they are called.
 *
 * @returns what it came to, and the calls.
 */
function runBuild(folder, { system = 'Darwin', headers = true, env = {} } = {}) {
  const work = join(folder, '..', 'build-proof');
  rmSync(work, { recursive: true, force: true });
  const journal = join(work, 'calls');
  const tools = join(work, 'bin');
  writeFakePrograms(tools, journal, {
    uname: `echo ${system}`,
    clang: MAKE_OUTPUT,
    'clang++': MAKE_OUTPUT,
    codesign: '',
    pkgbuild: MAKE_OUTPUT,
    productbuild: MAKE_OUTPUT,
    xcrun: '',
  });
  writeFileSync(journal, '');
  const include = join(work, 'include with a space');
  mkdirSync(include);
  if (headers) writeFileSync(join(include, 'node_api.h'), '');
  const { status, stderr } = spawnSync('sh', [join(folder, 'build-pkg.sh')], {
    encoding: 'utf8',
    env: { PATH: `${tools}:/usr/bin:/bin`, DMPCONNECT_NODE_HEADERS: include, ...env },
  });
  return { status, stderr, include, calls: readCalls(journal) };
}

/** Steps that prove what `build-pkg.sh` asks of Apple's tools; what those make of it is not known here. */
export function buildSteps(folder, { architecture, version, product }) {
  const made = () => readdirSync(folder).filter((name) => name.endsWith('.pkg'));
  const clear = () => {
    for (const name of made()) rmSync(join(folder, name));
  };
  return [
    [
      'the .pkg is not pretended elsewhere, nor made without the headers of Node.js',
      () => {
        const elsewhere = runBuild(folder, { system: 'Linux' });
        assert.equal(elsewhere.status, 1);
        assert.match(elsewhere.stderr, /only be made on a Mac/);
        const without = runBuild(folder, { headers: false });
        assert.equal(without.status, 1);
        assert.match(without.stderr, /holds no node_api\.h/);
        for (const { calls } of [elsewhere, without])
          assert.deepEqual(
            calls.filter(({ program }) => program !== 'uname' && program !== 'dirname'),
            [],
          );
      },
    ],
    [
      'the native parts are compiled from sources that are there, everything is signed, both packages are made',
      () => {
        clear();
        const { status, stderr, include, calls } = runBuild(folder);
        assert.equal(status, 0, stderr);
        const of = (name) => calls.filter(({ program }) => program === name);
        for (const { args } of [...of('clang'), ...of('clang++')]) {
          assert.equal(args[args.indexOf('-arch') + 1], architecture);
          assert.ok(args.includes(`-I${include}`), 'a folder whose name holds spaces');
          const sources = args.filter((argument) => /\.c(pp)?$/.test(argument));
          assert.ok(sources.length > 0);
          for (const source of sources) assert.ok(existsSync(join(folder, source)), source);
        }
        const built = [...of('clang'), ...of('clang++')].map(({ args }) => args[args.indexOf('-o') + 1]);
        assert.deepEqual(
          built.map((path) => path.split('/').at(-1)),
          ['cps_tls_engine.node', 'pkcs11.node'],
        );
        const signed = of('codesign').map(({ args }) => args.at(-1));
        for (const path of [...built, 'root/usr/local/dmpconnectjs/dmpconnect-js2'])
          assert.ok(signed.includes(path), path);
        assert.ok(signed.some((path) => path.endsWith('traybin/tray_darwin_release')));
        for (const { args } of of('codesign')) assert.equal(args[args.indexOf('--sign') + 1], '-');
        const [payload, uninstaller] = of('pkgbuild').map(({ args }) => args.join(' '));
        assert.equal(
          payload,
          `--root root --scripts scripts --identifier com.icanopee.dmpconnect-js2 --version ${version} --ownership recommended --install-location / connector.pkg`,
        );
        assert.equal(
          uninstaller,
          `--nopayload --scripts uninstaller --identifier com.icanopee.dmpconnect-js2.uninstaller --version ${version} uninstall.pkg`,
        );
        assert.deepEqual(
          of('productbuild').map(({ args }) => args),
          [
            ['--distribution', 'distribution.xml', '--package-path', '.', `${product}.pkg`],
            ['--distribution', 'uninstaller.xml', '--package-path', '.', `${product}-uninstaller.pkg`],
          ],
        );
        assert.deepEqual(of('xcrun'), []);
        assert.deepEqual(made().sort(), [`${product}-uninstaller.pkg`, `${product}.pkg`].sort());
        clear();
        return `${signed.length} programs signed`;
      },
    ],
    [
      'with identities: hardened runtime, signed packages, notarized and stapled',
      () => {
        const { status, stderr, calls } = runBuild(folder, { env: IDENTITIES });
        assert.equal(status, 0, stderr);
        const of = (name) => calls.filter(({ program }) => program === name).map(({ args }) => args);
        for (const args of of('codesign')) {
          assert.equal(args[args.indexOf('--sign') + 1], IDENTITIES.DMPCONNECT_SIGN_APP);
          assert.equal(args[args.indexOf('--options') + 1], 'runtime');
          assert.equal(args[args.indexOf('--entitlements') + 1], 'entitlements.plist');
        }
        for (const args of of('productbuild'))
          assert.equal(args[args.indexOf('--sign') + 1], IDENTITIES.DMPCONNECT_SIGN_PKG);
        const done = of('xcrun').map(
          (args) => `${args.slice(0, 2).join(' ')} ${args.find((a) => a.endsWith('.pkg'))}`,
        );
        assert.deepEqual(done, [
          `notarytool submit ${product}.pkg`,
          `stapler staple ${product}.pkg`,
          `notarytool submit ${product}-uninstaller.pkg`,
          `stapler staple ${product}-uninstaller.pkg`,
        ]);
        clear();
      },
    ],
  ];
}
