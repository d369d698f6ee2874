import { runProgram } from '../platform/run-program.js';
import type { OsAccounts } from './account.js';
import { createDarwinFind } from './find/darwin.js';
import { startAsPosix } from './launch/posix.js';
import { createDarwinOwner } from './owner/darwin.js';

/** macOS. */
export function createDarwinAccounts(): OsAccounts {
  return {
    ownerOf: createDarwinOwner(runProgram),
    find: createDarwinFind(runProgram),
    own: String(process.geteuid?.()),
    startAs: (account, args) => startAsPosix(account, args),
  };
}
