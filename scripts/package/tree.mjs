import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Files below a folder, with `/`, in a fixed order.
 *
 * @param {(name: string) => boolean} enters whether a folder, by its own name, is looked into.
 */
export function listFiles(folder, enters = () => true, below = '') {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (!entry.isDirectory()) return [path];
      return enters(entry.name) ? listFiles(folder, enters, path) : [];
    });
}

/** Copies the files that `keeps` admits. Folders node_modules are packages of their own. */
export function copyFiles(from, to, keeps) {
  for (const path of listFiles(from, (name) => name !== 'node_modules')) {
    if (keeps(path)) copyFile(join(from, path), join(to, path), isProgram(path) ? 0o755 : 0o644);
  }
}

/** Whether a file is run or loaded by the system, going by its name: archives of the registry do not always say. */
export function isProgram(path) {
  return /\.(node|exe|dylib|so)$/.test(path) || path.startsWith('traybin/');
}

/** Copies a file, making its folder. */
export function copyFile(from, to, mode = 0o644) {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
  chmodSync(to, mode);
}

/** Writes a file, making its folder. */
export function writeText(path, text, mode = 0o644) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, mode);
}

/** Gives every file and folder the same date, and folders the same rights: what an archive would tell of this machine. */
export function settle(folder, date) {
  for (const { name } of readdirSync(folder, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  )) {
    settle(join(folder, name), date);
  }
  for (const name of readdirSync(folder)) lutimesSync(join(folder, name), date, date);
  chmodSync(folder, 0o755);
  lutimesSync(folder, date, date);
}

/** A hash of a tree: names, rights and contents. Two trees that would install alike have the same. */
export function hashTree(folder) {
  const hash = createHash('sha256');
  for (const path of listFiles(folder)) {
    const file = join(folder, path);
    const link = lstatSync(file).isSymbolicLink();
    const content = link ? readlinkSync(file) : readFileSync(file);
    hash.update(`${path}\0${link ? 'link' : (statSync(file).mode & 0o777).toString(8)}\0`);
    hash.update(createHash('sha256').update(content).digest());
  }
  return hash.digest('hex');
}

/** Bytes of all files of a tree. */
export function treeSize(folder) {
  return listFiles(folder).reduce((sum, path) => sum + lstatSync(join(folder, path)).size, 0);
}
