import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Debian packages, with the oldest versions that will do, that programs are linked with.
 *
 * @param {readonly string[]} files ELF programs and addons.
 * @throws {Error} when dpkg-shlibdeps (Debian: dpkg-dev) cannot tell.
 */
export function sharedLibraries(files) {
  // It looks at nothing of a source package but whether there is one.
  const folder = mkdtempSync(join(tmpdir(), 'dmpconnect-shlibdeps-'));
  try {
    mkdirSync(join(folder, 'debian'));
    writeFileSync(
      join(folder, 'debian', 'control'),
      'Source: dmpconnect-js2\n\nPackage: dmpconnect-js2\nArchitecture: amd64\n',
    );
    const { status, stdout, stderr } = spawnSync('dpkg-shlibdeps', ['-O', '--warnings=0', ...files], {
      cwd: folder,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`dpkg-shlibdeps could not read the programs: ${stderr}`);
    return readDependencies(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @example readDependencies('shlibs:Depends=libc6 (>= 2.34), libstdc++6 (>= 5.2)\n') // two items */
export function readDependencies(output) {
  const line = output.split('\n').find((text) => text.startsWith('shlibs:Depends='));
  return line === undefined ? [] : line.slice('shlibs:Depends='.length).split(', ');
}
