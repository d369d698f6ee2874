import type { Texts } from '../../cli/texts.js';
import { pemBody } from './authority.js';
import type { RunTool, ToolOptions } from './run-tool.js';
import { changeOf } from './store-change.js';
import type { TrustStore } from './types.js';

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

  const holds: TrustStore['holds'] = async ({ name, pem }) => {
    if (!exists) return false;
    const shown = await call(['-L', '-n', name, '-a']);
    if (shown.code === 'missing') return undefined;
    if (shown.code !== 0 || pemBody(shown.stdout) !== pemBody(pem)) return false;
    const { stdout } = await call(['-L']);
    return stdout.split('\n').some((line) => line.startsWith(name) && /\sC,\S*,\S*\s*$/.test(line));
  };

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
    remove: async ({ name }) => {
      if (!exists) return { outcome: 'absent' };
      const shown = await call(['-L', '-n', name]);
      if (shown.code !== 0) return { outcome: shown.code === 'missing' ? 'no-tool' : 'absent' };
      return changeOf(await call(['-D', '-n', name]), 'removed');
    },
  };
}

function labelOf(browser: string, person: string): Texts {
  return { fr: `${browser} de ${person}`, en: `${browser} of ${person}` };
}
