import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../lib/run.mjs';
import { checkIntegrity } from './archives.mjs';
import { readArguments } from './arguments.mjs';
import { productionClosure } from './closure.mjs';
import { FLAVOURS } from './flavours.mjs';
import { isKept, isKeptOfOurs } from './kept-files.mjs';
import { licenceOf, writeLicenceDocument } from './licences.mjs';
import { readDependencies } from './linux/shared-libraries.mjs';
import { archiveArguments } from './macos/tree.mjs';
import { artefactName, debianVersion, windowsVersion } from './names.mjs';
import { PACKAGING } from './places.mjs';
import { render } from './render.mjs';
import { runsOn } from './runs-on.mjs';
import { writeSbom } from './sbom.mjs';
import { TARGETS } from './targets.mjs';
import { listFiles } from './tree.mjs';
import { onlyC } from './windows/addons.mjs';
import { installerDefines } from './windows/installer.mjs';

const template = (...path) => readFileSync(join(PACKAGING, ...path), 'utf8');
const WINDOWS = { system: 'win32', cpu: 'x64' };

describe('the command line', () => {
  it('means everything when it says nothing', () => {
    expect(readArguments([])).toMatchObject({
      platforms: Object.keys(TARGETS),
      flavours: Object.keys(FLAVOURS),
    });
  });

  it.each([
    [['--platform', 'win-arm'], /win-arm/],
    [['--flavour', 'beta'], /beta/],
    [['--version', '1.2'], /1\.2/],
    [['--origin', 'https://a;calc.exe'], /--origin/],
    [['--origin', 'http://a.example'], /--origin/],
    [['--galss', 'galss.zip'], /--galss/],
    [['--galss-quiet', '/S'], /--galss/],
    [['--galss', 'g.exe', '--galss-quiet', '$INSTDIR'], /--galss-quiet/],
    [['--frobnicate'], /frobnicate[\s\S]*npm run package/],
  ])('refuses %j and says why', (args, reason) => {
    expect(() => readArguments(args)).toThrow(reason);
  });
});

describe('names', () => {
  it('are those of the seed', () => {
    expect(artefactName('win-x64', 'production', '1.2.3')).toBe('DmpConnect-JS2-1.2.3-production.exe');
    expect(artefactName('linux-x64', 'dev', '1.2.3')).toBe('DmpConnect-JS2-1.2.3-dev.deb');
  });

  it('differ for all platforms and flavours', () => {
    const all = Object.keys(TARGETS).flatMap((platform) =>
      Object.keys(FLAVOURS).map((flavour) => artefactName(platform, flavour, '1.2.3')),
    );
    expect(new Set(all).size).toBe(10);
  });

  it('never call a .pkg what is none', () => {
    expect(artefactName('macos-arm64', 'production', '1.2.3')).not.toMatch(/\.pkg$/);
  });

  it('give versions in the form of each system', () => {
    expect(debianVersion('1.2.0-beta.1')).toBe('1.2.0~beta.1');
    expect(windowsVersion('1.2.0-beta.1')).toBe('1.2.0.0');
  });
});

describe('what is shipped', () => {
  const packages = {
    'node_modules/@dmpconnect/a': { link: true, resolved: 'packages/a' },
    'packages/a': {
      version: '1.0.0',
      dependencies: { b: '1' },
      optionalDependencies: { native: '1', lost: '1' },
    },
    'packages/a/node_modules/b': { version: '2.0.0', dependencies: { c: '1' } },
    'node_modules/b': { version: '1.0.0' },
    'node_modules/c': { version: '1.0.0', dependencies: { b: '1' }, peerDependencies: { d: '1' } },
    'node_modules/d': { version: '1.0.0' },
    'node_modules/native': {
      version: '1.0.0',
      optionalDependencies: { 'native-linux': '1', 'native-win': '1' },
    },
    'node_modules/native-linux': { version: '1.0.0', os: ['linux'], cpu: ['x64'] },
    'node_modules/native-win': { version: '1.0.0', os: ['win32'], cpu: ['x64'] },
    'node_modules/tool': { version: '1.0.0', dev: true },
  };

  it('is what the programs need, where Node.js finds it, for the system', () => {
    expect(productionClosure({ packages }, ['@dmpconnect/a'], WINDOWS).map(({ place }) => place)).toEqual([
      'node_modules/@dmpconnect/a',
      'node_modules/@dmpconnect/a/node_modules/b',
      'node_modules/b',
      'node_modules/c',
      'node_modules/d',
      'node_modules/native',
      'node_modules/native-win',
    ]);
  });

  it('never lacks what is needed without being said', () => {
    const { 'node_modules/d': _, ...without } = packages;
    expect(() => productionClosure({ packages: without }, ['@dmpconnect/a'], WINDOWS)).toThrow(
      /^d, needed by node_modules\/c/,
    );
  });

  it('goes by os and cpu', () => {
    expect(runsOn({ os: ['!win32'] }, WINDOWS)).toBe(false);
    expect(runsOn({ os: ['!linux'] }, WINDOWS)).toBe(true);
    expect(runsOn({}, WINDOWS)).toBe(true);
  });

  it.each([
    ['zod', 'index.js', true],
    ['zod', 'index.d.ts', false],
    ['zod', 'LICENSE', true],
    ['zod', 'LICENSE.md', true],
    ['zod', 'README.md', false],
    ['@peculiar/x509', 'build/x509.cjs.js', true],
    ['pkcs11js', 'build/Release/pkcs11.node', true],
    ['pkcs11js', 'build/Release/obj.target/pkcs11/src/main.o', false],
    ['@koromix/koffi-linux-x64', 'musl_x64/koffi.node', false],
    ['dejavu-fonts-ttf', 'ttf/DejaVuSans.ttf', true],
    ['dejavu-fonts-ttf', 'ttf/DejaVuSerif.ttf', false],
    ['systray2', 'traybin/tray_windows_release.exe', true],
    ['systray2', 'traybin/tray_darwin_release', false],
  ])('of %s, %s: %s', (name, path, kept) => {
    expect(isKept(name, path, WINDOWS)).toBe(kept);
  });

  it('of systray2 is the program of the machine, where it has one', () => {
    const kept = (system, cpu) =>
      ['windows_release.exe', 'darwin_release', 'linux_release'].filter((end) =>
        isKept('systray2', `traybin/tray_${end}`, { system, cpu }),
      );
    expect([kept('win32', 'ia32'), kept('linux', 'x64'), kept('darwin', 'arm64')]).toEqual([
      [],
      [],
      ['darwin_release'],
    ]);
  });

  it('of ours is what was built', () => {
    expect(
      ['dist/cli.js', 'package.json', 'native/build/Release/cps_tls_engine.node'].every(isKeptOfOurs),
    ).toBe(true);
    expect(
      ['src/cli.ts', 'dist/cli.js.map', 'dist/index.d.ts', 'native/card_engine.c'].some(isKeptOfOurs),
    ).toBe(false);
  });

  it('is only what was chosen, byte for byte', () => {
    const bytes = Buffer.from('archive');
    const right = `sha512-${'A'.repeat(86)}==`;
    expect(() => checkIntegrity(bytes, right, 'node@1')).toThrow(/node@1 is not the archive/);
  });
});

describe('flavours', () => {
  it('production has no sandbox and no console', () => {
    expect(FLAVOURS.production.programs).not.toContain('@dmpconnect/sandbox');
    expect(FLAVOURS.production.console).toBe(false);
  });

  it.each(Object.keys(FLAVOURS))('%s begins with settings that name no host of the Internet', (name) => {
    const settings = template(FLAVOURS[name].settings);
    expect(settings).toContain('<port>9982</port>');
    expect(settings).not.toMatch(/https?:|\.(fr|net|com|org)\b/);
  });
});

describe('licences', () => {
  it('are stated, or the package is not made', () => {
    expect(licenceOf({ name: 'x', version: '1', licence: '(BSD-3-Clause OR GPL-2.0)' })).toBe('BSD-3-Clause');
    expect(() => licenceOf({ name: 'x', version: '1', licence: 'GPL-3.0' })).toThrow(
      /x 1 was not judged: GPL-3\.0/,
    );
    expect(() => licenceOf({ name: 'x', version: '1' })).toThrow(/none is stated/);
  });

  it('go along with their texts', () => {
    const text = writeLicenceDocument([
      { name: 'x', version: '1', licence: 'MIT', texts: ['Copyright Somebody'] },
    ]);
    expect(text).toMatch(/x 1\nLicence: MIT\n\nCopyright Somebody/);
  });
});

describe('bill of materials', () => {
  const integrity = `sha512-${Buffer.alloc(64, 1).toString('base64')}`;
  const write = (version) =>
    writeSbom(
      { name: 'DmpConnect-JS2', version, platform: 'linux-x64', flavour: 'dev' },
      [{ name: '@scope/x', version: '1.0.0', licence: 'MIT', integrity }],
      new Date(0),
    );

  it('names each component so that tools recognise it', () => {
    const { components, specVersion, dependencies } = JSON.parse(write('1.0.0'));
    expect(specVersion).toBe('1.6');
    expect(components[0]).toMatchObject({
      purl: 'pkg:npm/%40scope/x@1.0.0',
      licenses: [{ license: { id: 'MIT' } }],
    });
    expect(components[0].hashes[0]).toEqual({ alg: 'SHA-512', content: '01'.repeat(64) });
    expect(dependencies[0].dependsOn).toEqual([components[0]['bom-ref']]);
  });

  it('is the same for the same package, and another for another', () => {
    expect(write('1.0.0')).toBe(write('1.0.0'));
    const serial = (version) => JSON.parse(write(version)).serialNumber;
    expect(serial('1.0.0')).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(serial('1.0.1')).not.toBe(serial('1.0.0'));
  });
});

describe('templates', () => {
  it('get all that they want, and want all that they get', () => {
    expect(render('{{A}} {{A}} {{B}}', { A: 1, B: 2 })).toBe('1 1 2');
    expect(() => render('{{A}}', {})).toThrow(/\{\{A\}\}/);
    expect(() => render('', { A: 1 })).toThrow(/does not use: A/);
  });

  it('of Debian make a control file whose description is folded as it must be', () => {
    const fields = { VERSION: '1', INSTALLED_SIZE: 1, DEPENDS: 'a', RECOMMENDS: 'b', FLAVOUR: 'dev' };
    const [, description] = render(template('linux', 'control'), fields).split('Description: ');
    expect(
      description
        .trimEnd()
        .split('\n')
        .slice(1)
        .every((line) => /^ \S/.test(line)),
    ).toBe(true);
  });

  it('of Debian are read by the tool that tells which libraries are needed', () => {
    expect(readDependencies('shlibs:Depends=libc6 (>= 2.34), libstdc++6 (>= 10.2)\n')).toEqual([
      'libc6 (>= 2.34)',
      'libstdc++6 (>= 10.2)',
    ]);
  });

  it('of macOS have labels that support scripts look for (js-api 13.6)', () => {
    for (const name of readdirSync(join(PACKAGING, 'macos')).filter((file) => file.endsWith('.plist'))) {
      expect(template('macos', name)).toContain(`<string>${name.replace('.plist', '')}</string>`);
      expect(name).toMatch(/^com\.icanopee\./);
    }
  });

  it('of macOS make an archive that tells nothing of the day and the machine', () => {
    expect(archiveArguments('f', 'd', 'n', new Date(5000))).toEqual(
      expect.arrayContaining(['--mtime=@5', '--owner=0', '--sort=name']),
    );
  });
});

describe('the Windows installer', () => {
  const order = {
    platform: 'win-x86',
    flavour: { name: 'dev', ...FLAVOURS.dev },
    version: '1.2.3',
    payload: '/p',
    file: '/f.exe',
    extras: {},
    origins: ['https://a.example', 'https://[*.]b.example'],
  };

  it('is told what its script asks for, and nothing that is not there', () => {
    const defines = installerDefines(order);
    expect(defines).toMatchObject({
      ARCHITECTURE: 'x86',
      ORIGINS: 'https://a.example;https://[*.]b.example',
    });
    for (const absent of ['GHOSTSCRIPT', 'CRYPTOLIB', 'GALSS', 'SIGN', 'FAST'])
      expect(defines).not.toHaveProperty(absent);
    const script = ['installer.nsi', 'origins.nsh', 'texts.nsh']
      .map((name) => template('windows', name))
      .join('');
    for (const name of Object.keys(defines)) expect(script).toContain(`\${${name}}`);
  });

  it('offers the files that the operator gives, and runs each in its own way', () => {
    const { extras } = readArguments([
      ...['--galss', '/g.exe', '--galss-quiet', '/S /v"/qn"'],
      ...['--cryptolib', '/c.MSI', '--ghostscript', '/gs.exe'],
    ]);
    expect(installerDefines({ ...order, extras })).toMatchObject({
      GALSS: '/g.exe',
      GALSS_NAME: 'galss.exe',
      GALSS_LOUD: '"$PLUGINSDIR\\galss.exe"',
      GALSS_QUIET: '"$PLUGINSDIR\\galss.exe" /S /v"/qn"',
      CRYPTOLIB_QUIET: '"$SYSDIR\\msiexec.exe" /i "$PLUGINSDIR\\cryptolib.msi" /qn /norestart',
      GHOSTSCRIPT_QUIET: '"$PLUGINSDIR\\ghostscript.exe" /S',
    });
  });

  it('links addons with the C names of node.exe alone', () => {
    expect(
      onlyC(
        '; comment\nLIBRARY "node.exe"\nEXPORTS\n??0X@@QEAA@XZ\n?f@v8@@YAXXZ\nnapi_create_object\nENGINE_add\n',
      ),
    ).toBe('LIBRARY "node.exe"\nEXPORTS\nnapi_create_object\nENGINE_add\n');
  });

  it('shows no console for what the service and the supervisor start', () => {
    const sources = ['packages/server/src', 'apps/supervisor/src'].flatMap((folder) =>
      listFiles(join(ROOT, folder), (name) => name !== 'testing')
        .filter((path) => /(?<!\.test|posix)\.ts$/.test(path))
        .map((path) => ({ path, text: readFileSync(join(ROOT, folder, path), 'utf8') })),
    );
    const starting = sources.filter(
      ({ text }) =>
        /\b(?:spawn|spawnSync|execFile|execFileSync|fork)\(/.test(text) &&
        text.includes('node:child_process'),
    );
    expect(starting.length).toBeGreaterThan(5);
    expect(
      starting.filter(({ text }) => !text.includes('windowsHide: true')).map(({ path }) => path),
    ).toEqual([]);
  });
});
