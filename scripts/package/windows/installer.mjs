import { basename, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../lib/run.mjs';
import { windowsVersion } from '../names.mjs';
import { PACKAGING } from '../places.mjs';
import { copyFile, settle, writeText } from '../tree.mjs';
import { buildPrograms } from './programs.mjs';
import { loadSigner } from './signing.mjs';

const SCRIPT = join(PACKAGING, 'windows', 'installer.nsi');
const SIGN_ONE = fileURLToPath(new URL('./sign-one.mjs', import.meta.url));

/** Calls a program of the product by its name from a command prompt. */
const LAUNCHER = [
  '@echo off',
  '"%~dp0runtime\\node.exe" "%~dp0app\\node_modules\\@dmpconnect\\server\\dist\\cli.js" %*',
  '',
].join('\r\n');

/**
 * Makes the installer for Windows out of a payload.
 *
 * @param order what `makePackages` hands over.
 */
export async function makeInstaller(order) {
  const { platform, payload, work, file, version, date } = order;
  const sign = await loadSigner(order.sign);
  for (const program of buildPrograms(platform, version, join(work, 'programs'))) {
    await sign?.(program);
    copyFile(program, join(payload, basename(program)), 0o755);
  }
  writeText(join(payload, 'dmpconnect-js2-cli.cmd'), LAUNCHER, 0o755);
  settle(payload, date);
  const defines = Object.entries(installerDefines({ ...order, signs: sign !== undefined }));
  run('makensis', ['-V2', '-NOCD', ...defines.map(([name, value]) => `-D${name}=${value}`), SCRIPT], {
    cwd: join(PACKAGING, 'windows'),
    env: { ...process.env, SOURCE_DATE_EPOCH: String(date.getTime() / 1000) },
  });
  await sign?.(file);
}

/** What the script of the installer is told. What is absent is not defined there. */
export function installerDefines({
  platform,
  flavour,
  version,
  payload,
  file,
  extras,
  origins,
  fast,
  sign,
  signs,
}) {
  const given = {
    VERSION: version,
    WINDOWS_VERSION: windowsVersion(version),
    FLAVOUR: flavour.name,
    PAYLOAD: payload,
    OUTPUT: file,
    ARCHITECTURE: platform === 'win-x64' ? 'x64' : 'x86',
    SETTINGS: join(PACKAGING, flavour.settings),
    ORIGINS: origins.join(';'),
    ...(fast ? { FAST: '1' } : {}),
    ...(signs ? { SIGN: `"${process.execPath}" "${SIGN_ONE}" "${resolve(sign)}" "%1"` } : {}),
  };
  for (const [name, extra] of Object.entries(extras)) Object.assign(given, extraDefines(name, extra));
  return given;
}

/** How an installer of somebody else's is run: a program by itself, a database by the installer of Windows. */
const RUNNERS = {
  '.exe': { before: '', quiet: '/S' },
  '.msi': { before: '"$SYSDIR\\msiexec.exe" /i ', quiet: '/qn /norestart' },
};

function extraDefines(name, { file, quiet }) {
  const word = name.toUpperCase();
  const extension = extname(file).toLowerCase();
  const runner = RUNNERS[extension];
  const loud = `${runner.before}"$PLUGINSDIR\\${name}${extension}"`;
  return {
    [word]: resolve(file),
    [`${word}_NAME`]: `${name}${extension}`,
    [`${word}_LOUD`]: loud,
    [`${word}_QUIET`]: `${loud} ${quiet ?? runner.quiet}`,
  };
}
