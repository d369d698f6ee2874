import { runProgram } from '../platform/run-program.js';
import type { OsAccounts } from './account.js';
import { createLinuxFind } from './find/linux.js';
import { startAsPosix } from './launch/posix.js';
import { bindSockDiag } from './owner/bind-sock-diag.js';
import { createLinuxOwner } from './owner/linux.js';

/** Linux. */
export async function createLinuxAccounts(): Promise<OsAccounts> {
  return {
    ownerOf: createLinuxOwner(undefined, await bindSockDiag()),
    find: createLinuxFind(runProgram),
    own: String(process.geteuid?.()),
    startAs: (account, args) => startAsPosix(account, args),
  };
}
