import type { RunProgram } from '../../platform/run-program.js';
import type { OsAccount } from '../account.js';
import { isLoginName, qualifiedNames } from './host-domain.js';

/** Asks every directory macOS is set up with. */
const DSCACHEUTIL = '/usr/bin/dscacheutil';

/** Makes the look-up of accounts on macOS. */
export function createDarwinFind(run: RunProgram) {
  return async (name: string, domain: string): Promise<OsAccount | undefined> => {
    if (!isLoginName(name) || !isLoginName(domain)) return undefined;
    for (const login of qualifiedNames(name, domain)) {
      const { code, stdout } = await run(DSCACHEUTIL, ['-q', 'user', '-a', 'name', login]);
      const account = code === 0 ? readEntry(stdout) : undefined;
      if (account !== undefined && account.name.toLowerCase() === login.toLowerCase()) return account;
    }
    return undefined;
  };
}

/** Reads the lines `name: …`, `uid: …`, `gid: …`, `dir: …` of one entry. */
export function readEntry(text: string): OsAccount | undefined {
  const field = (name: string) => new RegExp(`^${name}: (.+)$`, 'm').exec(text)?.[1];
  const [name, id, group, home] = [field('name'), field('uid'), field('gid'), field('dir')];
  if (name === undefined || home === undefined || id === undefined || group === undefined) return undefined;
  if (!/^\d{1,10}$/.test(id) || !/^\d{1,10}$/.test(group)) return undefined;
  return { id, name, posix: { user: Number(id), group: Number(group), home } };
}
