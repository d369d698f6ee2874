import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run } from '../../lib/run.mjs';
import { windowsVersion } from '../names.mjs';
import { PACKAGING } from '../places.mjs';
import { render } from '../render.mjs';
import { TARGETS } from '../targets.mjs';
import { writeText } from '../tree.mjs';

const SOURCES = join(PACKAGING, 'windows', 'service-host');

/** Our two programs for Windows, in C: what a service and an icon without a console need, and Node.js is not. */
const PROGRAMS = [
  {
    file: 'dmpconnect-js2.exe',
    description: 'DmpConnect-JS2 (service)',
    sources: ['layout.c', 'journal.c', 'child.c', 'service.c', 'manage.c', 'account.c', 'hosts.c', 'main.c'],
    libraries: ['-lws2_32', '-lshell32', '-ladvapi32'],
  },
  {
    file: 'dmpconnect-js2-supervisor.exe',
    description: 'DmpConnect-JS2 (superviseur)',
    sources: ['layout.c', 'child.c', 'supervisor.c'],
    libraries: ['-lshell32'],
  },
];

/**
 * Windows 7 and later know every function that is called; the runtime asks for more by itself. `-mwindows`: no console
 * is shown for them, neither at log-on nor while the installer calls them.
 */
const FLAGS = [
  '-mwindows',
  '-std=gnu11',
  '-O2',
  '-Wall',
  '-Wextra',
  '-municode',
  '-D_WIN32_WINNT=0x0601',
  '-DUNICODE',
];

/** The same bytes from any folder and on any day. */
const REPRODUCIBLE = [`-ffile-prefix-map=${ROOT}=.`, '-Wl,--no-insert-timestamp', '-s', '-static'];

/**
 * Compiles our programs for Windows.
 *
 * @param {string} work folder for what is made on the way, and for the programs.
 * @returns {string[]} their paths.
 */
export function buildPrograms(platform, version, work) {
  const { compiler } = TARGETS[platform];
  const template = readFileSync(join(SOURCES, 'program.rc.in'), 'utf8');
  mkdirSync(work, { recursive: true });
  return PROGRAMS.map(({ file, description, sources, libraries }) => {
    const output = join(work, file);
    const resources = join(work, `${file}.rc`);
    const values = { DESCRIPTION: description, FILE: file, VERSION: version };
    writeText(
      resources,
      render(template, { ...values, COMMAS: windowsVersion(version).replaceAll('.', ',') }),
    );
    run(`${compiler}-windres`, ['--codepage=65001', resources, '-o', `${resources}.o`]);
    const inputs = [...sources.map((source) => join(SOURCES, source)), `${resources}.o`];
    run(`${compiler}-gcc`, [...FLAGS, ...REPRODUCIBLE, ...inputs, '-o', output, ...libraries]);
    return output;
  });
}
