import { runProgram } from '../platform/run-program.js';
import type { OsAccounts } from './account.js';
import { createLinuxFind } from './find/linux.js';
import { startAsPosix } from './launch/posix.js';
import { createLinuxOwner } from './owner/linux.js';

/** Linux. */
export function createLinuxAccounts(): OsAccounts {
  return {
    ownerOf: createLinuxOwner(),
    find: createLinuxFind(runProgram),
    own: String(process.geteuid?.()),
    startAs: (account, args) => startAsPosix(account, args),
  };
}
