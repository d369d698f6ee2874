// Builds the TLS engine with node-gyp when its inputs have changed. Never fails the caller: when it cannot build, it
// leaves the reason in build/reason.txt, which the error TLS_ENGINE_UNAVAILABLE quotes.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));
const output = join(folder, 'build', 'Release', 'cps_tls_engine.node');
const stampFile = join(folder, 'build', 'inputs.sha256');
const reasonFile = join(folder, 'build', 'reason.txt');
const SOURCES = [
  ...['cps_tls_engine.c', 'card_engine.c', 'card_engine.h', 'key_table.c', 'key_table.h'],
  ...['binding.gyp', 'build.mjs'],
];

// The addon calls the OpenSSL of the Node it is loaded by: another major of it means another build.
function hashInputs() {
  const hash = createHash('sha256');
  hash.update([process.platform, process.arch, process.versions.openssl.split('.')[0]].join(' '));
  for (const name of SOURCES) hash.update(readFileSync(join(folder, name)));
  return hash.digest('hex');
}

// npm gives its own node-gyp to scripts; outside of a script it is found in npm's folder or on PATH.
function findNodeGyp() {
  const prefix = dirname(process.execPath);
  const inside = join('node_modules', 'node-gyp', 'bin', 'node-gyp.js');
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((entry) => entry.endsWith('node-gyp-bin'))
    .map((entry) => join(entry, '..', inside));
  const candidates = [
    process.env.npm_config_node_gyp,
    process.env.npm_execpath && join(dirname(process.env.npm_execpath), '..', inside),
    ...onPath,
    join(prefix, '..', 'lib', 'node_modules', 'npm', inside),
    join(prefix, 'node_modules', 'npm', inside),
  ];
  return candidates.find((candidate) => candidate && existsSync(candidate));
}

// Headers that came with Node are used as they are; without them node-gyp downloads its own.
function headerOptions() {
  const prefix = dirname(dirname(process.execPath));
  return existsSync(join(prefix, 'include', 'node', 'node_api.h')) ? [`--nodedir=${prefix}`] : [];
}

// Windows refuses to remove an addon in use: without its stamp it is at least built again next time.
function removeStale() {
  rmSync(stampFile, { force: true });
  try {
    rmSync(output, { force: true });
  } catch (error) {
    console.warn(`The TLS engine of an older build stays in place: ${error.message}`);
  }
}

function giveUp(reason) {
  removeStale();
  mkdirSync(dirname(reasonFile), { recursive: true });
  writeFileSync(reasonFile, `${reason.trim()}\n`);
  console.warn(`TLS engine not built: ${reason.trim().split('\n')[0]} (details in ${reasonFile})`);
}

function build() {
  const inputs = hashInputs();
  if (existsSync(output) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === inputs) return;
  const nodeGyp = findNodeGyp();
  if (nodeGyp === undefined) return giveUp('node-gyp was not found; it comes with npm');
  const run = spawnSync(
    process.execPath,
    [nodeGyp, 'rebuild', `--directory=${folder}`, '--silent', ...headerOptions()],
    { encoding: 'utf8', cwd: folder, windowsHide: true },
  );
  if (run.error !== undefined) return giveUp(`node-gyp did not start: ${run.error.message}`);
  if (run.status !== 0 || !existsSync(output)) {
    const tail = `${run.stdout}${run.stderr}`.trim().split('\n').slice(-20).join('\n');
    return giveUp(`node-gyp failed (it needs a C compiler, make and Python 3)\n${tail}`);
  }
  rmSync(reasonFile, { force: true });
  writeFileSync(stampFile, inputs);
  console.log('TLS engine built');
}

build();
