import { readdir, stat } from 'node:fs/promises';
import { posix } from 'node:path';
import type { NssDatabase } from './nss.js';

/** A person of this computer, with a home. */
export interface Person {
  readonly name: string;
  readonly home: string;
  readonly uid: number;
  readonly gid: number;
}

/** The accounts of people in the text of `/etc/passwd`: services have lower numbers, or no home. */
export function readPeople(passwd: string): readonly Person[] {
  return passwd.split('\n').flatMap((line) => {
    const [name = '', , uid = '', gid = '', , home = ''] = line.split(':');
    const number = Number(uid);
    const isPerson = number >= 1000 && number < 60_000 && /^\/.+/.test(home);
    return isPerson ? [{ name, home, uid: number, gid: Number(gid) }] : [];
  });
}

/** Where Chromium looks, below the home of a person; the second when it was installed as a snap. */
const CHROMIUM = [
  { needs: '.', database: '.pki/nssdb' },
  { needs: 'snap/chromium/current', database: 'snap/chromium/current/.pki/nssdb' },
] as const;

/** Folders of the profiles of Firefox, below the home of a person: of the distribution, of a snap, of a flatpak. */
const FIREFOX = [
  '.mozilla/firefox',
  '.config/mozilla/firefox',
  'snap/firefox/common/.mozilla/firefox',
  '.var/app/org.mozilla.firefox/.mozilla/firefox',
] as const;

/**
 * The databases of one person.
 *
 * @param own whether this process runs under the account of that person.
 */
export async function findNssDatabases(person: Person, own: boolean): Promise<readonly NssDatabase[]> {
  const { name, home, uid, gid } = person;
  if (!(await isFolder(home))) return [];
  const whose = { person: name, ...(own ? {} : { account: { uid, gid, home } }) };
  const databases: NssDatabase[] = [];
  for (const { needs, database } of CHROMIUM) {
    if (!(await isFolder(posix.join(home, needs)))) continue;
    const folder = posix.join(home, database);
    databases.push({ folder, browser: 'Chromium', exists: await isDatabase(folder), ...whose });
  }
  for (const profiles of FIREFOX) {
    const parent = posix.join(home, profiles);
    for (const profile of (await readdir(parent).catch(() => [])).sort()) {
      const folder = posix.join(parent, profile);
      if (await isDatabase(folder)) databases.push({ folder, browser: 'Firefox', exists: true, ...whose });
    }
  }
  return databases;
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

const isDatabase = (folder: string): Promise<boolean> =>
  stat(posix.join(folder, 'cert9.db')).then(
    (found) => found.isFile(),
    () => false,
  );
