import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { readPasswdLine } from '../accounts/find/linux.js';
import type { OsAccount } from '../accounts/index.js';

/** An account of the system that exists for one test. */
export interface SecondAccount {
  readonly account: OsAccount;
  remove(): void;
}

/** Whether this process may make accounts and become them. */
export const CAN_MAKE_ACCOUNTS = process.platform === 'linux' && process.geteuid?.() === 0;

if (!CAN_MAKE_ACCOUNTS)
  console.warn('Tests with a second account of the system need Linux and root: left out.');

/** Makes an account with a home folder and a further group. */
export function makeSecondAccount(): SecondAccount {
  const name = `dmpct${randomBytes(4).toString('hex')}`;
  execFileSync('useradd', ['--create-home', '--user-group', '--groups', 'users', '--shell', '/bin/sh', name]);
  const account = readPasswdLine(execFileSync('getent', ['passwd', name], { encoding: 'utf8' }));
  if (account?.posix === undefined) throw new Error('the account was not made');
  const { home } = account.posix;
  return {
    account,
    remove() {
      execFileSync('userdel', ['--force', name], { stdio: 'ignore' });
      rmSync(home, { recursive: true, force: true });
    },
  };
}
