import type { RunProgram } from '../../platform/run-program.js';
import type { OsAccount } from '../account.js';
import { isLoginName, qualifiedNames } from './host-domain.js';

/** Asks every directory the system is set up with: files, LDAP, a Windows domain. */
const GETENT = '/usr/bin/getent';

/** Makes the look-up of accounts on Linux. */
export function createLinuxFind(run: RunProgram) {
  return async (name: string, domain: string): Promise<OsAccount | undefined> => {
    if (!isLoginName(name) || !isLoginName(domain)) return undefined;
    for (const login of qualifiedNames(name, domain)) {
      const { code, stdout } = await run(GETENT, ['passwd', '--', login]);
      const account = code === 0 ? readPasswdLine(stdout) : undefined;
      // `getent` takes a number for a user number: `0` must not be root's name.
      if (account !== undefined && account.name.toLowerCase() === login.toLowerCase()) return account;
    }
    return undefined;
  };
}

/** Reads a line of passwd(5). */
export function readPasswdLine(text: string): OsAccount | undefined {
  const [name, , id, group, , home] = (text.split('\n')[0] ?? '').split(':');
  if (name === undefined || home === undefined || !isNumber(id) || !isNumber(group)) return undefined;
  return { id, name, posix: { user: Number(id), group: Number(group), home: home === '' ? '/' : home } };
}

const isNumber = (text: string | undefined): text is string => text !== undefined && /^\d{1,10}$/.test(text);
