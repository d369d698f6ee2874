import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture, ROOT, run } from '../../lib/run.mjs';
import { CACHE } from '../places.mjs';
import { nodeHeaders, nodeRuntime } from '../runtime.mjs';
import { NODE_VERSION, TARGETS } from '../targets.mjs';
import { listFiles } from '../tree.mjs';

const CARD = join(ROOT, 'packages', 'card-pkcs11', 'native');
const PKCS11 = join(ROOT, 'node_modules', 'pkcs11js');

/**
 * Native parts that have no built form for Windows in the registry. `headers`: of Node.js and, for the engine, of the
 * OpenSSL inside it.
 */
const ADDONS = [
  {
    package: '@dmpconnect/card-pkcs11',
    path: 'native/build/Release/cps_tls_engine.node',
    folder: CARD,
    sources: ['cps_tls_engine.c', 'card_engine.c', 'key_table.c'],
    language: 'gcc',
    flags: ['-std=gnu11', '-DNAPI_VERSION=8', '-DOPENSSL_SUPPRESS_DEPRECATED'],
  },
  {
    package: 'pkcs11js',
    path: 'build/Release/pkcs11.node',
    folder: PKCS11,
    sources: ['src/dl.cpp', 'src/common.cpp', 'src/main.cpp'],
    language: 'g++',
    flags: [
      '-std=c++17',
      `-I${join(PKCS11, 'includes')}`,
      '-DNAPI_DISABLE_CPP_EXCEPTIONS',
      '-Wno-attributes',
    ],
  },
];

/** The same bytes from any folder and on any day; nothing of the compiler's own libraries beside it. */
const REPRODUCIBLE = [
  `-ffile-prefix-map=${ROOT}=.`,
  '-Wl,--no-insert-timestamp',
  '-s',
  '-static',
  '-static-libgcc',
];

/**
 * Cross-compiles the native parts with mingw-w64. They are linked with what `node.exe` exports: Node-API, and the
 * OpenSSL and libuv that it holds.
 *
 * @returns built files, by package and path inside it.
 */
export function buildWindowsAddons(platform) {
  const target = TARGETS[platform];
  const folder = join(CACHE, 'windows', `${platform}-${NODE_VERSION}`);
  const library = importLibrary(folder, platform);
  const headers = nodeHeaders();
  const files = {};
  for (const addon of ADDONS) {
    const output = join(folder, addon.path.split('/').at(-1));
    const compiler = `${target.compiler}-${addon.language}`;
    const args = [
      ...['-O2', '-shared', '-DBUILDING_NODE_EXTENSION', `-I${headers}`],
      ...addon.flags,
      ...REPRODUCIBLE,
      ...addon.sources.map((source) => join(addon.folder, source)),
      ...['-o', output, library],
    ];
    buildOnce(output, compiler, args, addon.folder);
    files[addon.package] = { [addon.path]: output };
  }
  return files;
}

/** Compiles unless the output was made by this very command from these very sources. */
export function buildOnce(output, compiler, args, sources) {
  const hash = createHash('sha256').update(
    JSON.stringify([compiler, args, capture(compiler, ['--version'])]),
  );
  for (const path of listFiles(sources, (name) => name !== 'build' && name !== 'node_modules')) {
    if (/\.(c|cpp|h|rc|ico|def|manifest)$/.test(path)) hash.update(readFileSync(join(sources, path)));
  }
  const inputs = hash.digest('hex');
  const stamp = `${output}.inputs`;
  if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) return;
  rmSync(stamp, { force: true });
  run(compiler, args);
  if (statSync(output).size === 0) throw new Error(`${compiler} made nothing of ${output}.`);
  writeFileSync(stamp, inputs);
}

/** What the addons are linked against: the names that node.exe exports. */
function importLibrary(folder, platform) {
  const library = join(folder, 'libnode.a');
  if (existsSync(library)) return library;
  mkdirSync(folder, { recursive: true });
  const { program } = nodeRuntime(platform);
  const listed = capture('gendef', ['-', program]);
  if (listed === undefined) throw new Error('gendef (Debian: mingw-w64-tools) could not read node.exe.');
  const definition = join(folder, 'node.def');
  writeFileSync(definition, onlyC(listed));
  const { compiler, dlltoolMachine } = TARGETS[platform];
  const partial = `${library}.partial`;
  run(`${compiler}-dlltool`, ['-m', dlltoolMachine, '-D', 'node.exe', '-d', definition, '-l', partial]);
  run('mv', [partial, library]);
  return library;
}

/** The C names alone: those of C++ are another compiler's, nobody calls them from here. */
export function onlyC(definition) {
  return definition
    .split(/\r?\n/)
    .filter((line) => !line.startsWith(';') && !/^[?"]|\?\?|@@/.test(line))
    .join('\n');
}
