import type { Texts } from '../../cli/texts.js';
import { pemBody } from './authority.js';
import type { RunTool, ToolOptions } from './run-tool.js';
import { changeOf } from './store-change.js';
import type { Authority, TrustStore } from './types.js';

/** A database of NSS: where Chromium and Firefox keep the authorities of a person on Linux. */
export interface NssDatabase {
  readonly folder: string;
  readonly browser: 'Chromium' | 'Firefox';
  /** Whose it is, for the reports. */
  readonly person: string;
  /** Whether it exists; one of Chromium is made, so that its first start finds the authority. */
  readonly exists: boolean;
  /** Account its programs run under, when not that of this process. */
  readonly account?: ToolOptions['account'];
}

/** A server authority: trusted for servers, for nothing else. */
const TRUST_FLAGS = 'C,,';

/** The store of one database. `certutil` is that of NSS (Debian `libnss3-tools`). */
export function nssStore(database: NssDatabase, run: RunTool): TrustStore {
  const { folder, browser, person, account } = database;
  const as: ToolOptions = account === undefined ? {} : { account };
  // An empty password file: a database with a password fails instead of waiting for somebody to type it.
  const call = (args: readonly string[], input = '') =>
    run('certutil', [...args, '-d', `sql:${folder}`, '-f', '/dev/null'], { ...as, input });
  let exists = database.exists;

  /** The entries that are this authority, whatever somebody called it, and whether servers are trusted by them. */
  const find = async ({ name, pem }: Authority): Promise<readonly Entry[] | undefined> => {
    if (!exists) return [];
    const listed = await call(['-L']);
    if (listed.code !== 0) return undefined;
    const found: Entry[] = [];
    for (const entry of readEntries(listed.stdout)) {
      if (!entry.trusted && entry.nickname !== name) continue;
      const shown = await call(['-L', '-n', entry.nickname, '-a']);
      if (shown.code === 0 && pemBody(shown.stdout) === pemBody(pem)) found.push(entry);
    }
    return found;
  };
  const holds: TrustStore['holds'] = async (authority) =>
    (await find(authority))?.some(({ trusted }) => trusted);

  return {
    id: `nss:${folder}`,
    label: labelOf(browser, person),
    scope: 'user',
    holds,
    add: async (authority) => {
      if (await holds(authority)) return { outcome: 'already' };
      if (!exists) {
        const folderMade = changeOf(await run('mkdir', ['-p', '-m', '700', folder], as), 'added');
        if (folderMade.outcome !== 'added') return folderMade;
        const made = changeOf(
          await run('certutil', ['-N', '--empty-password', '-d', `sql:${folder}`], as),
          'added',
        );
        if (made.outcome !== 'added') return made;
        exists = true;
      }
      const args = ['-A', '-n', authority.name, '-t', TRUST_FLAGS, '-a'];
      return changeOf(await call(args, authority.pem), 'added');
    },
    remove: async (authority) => {
      const entries = await find(authority);
      if (entries === undefined) return changeOf(await call(['-L']), 'absent');
      for (const { nickname } of entries) {
        const change = changeOf(await call(['-D', '-n', nickname]), 'removed');
        if (change.outcome !== 'removed') return change;
      }
      return { outcome: entries.length === 0 ? 'absent' : 'removed' };
    },
  };
}

/** One certificate of a database. */
interface Entry {
  readonly nickname: string;
  /** Whether it is trusted to issue certificates of servers. */
  readonly trusted: boolean;
}

/** The list of `certutil -L`: a nickname, spaces, three groups of flags. */
function readEntries(listing: string): readonly Entry[] {
  return listing.split('\n').flatMap((line) => {
    const [, nickname = '', servers] = /^(.*\S)\s+([A-Za-z]*),[A-Za-z]*,[A-Za-z]*\s*$/.exec(line) ?? [];
    return servers === undefined || servers === 'SSL' ? [] : [{ nickname, trusted: servers.includes('C') }];
  });
}

function labelOf(browser: string, person: string): Texts {
  return { fr: `${browser} de ${person}`, en: `${browser} of ${person}` };
}
