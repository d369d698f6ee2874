import { homedir, userInfo } from 'node:os';
import { type RunProgram, runProgram } from './run-program.js';

/** What an implementation looks at to decide: given, so that each can be tested on any system. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Home folder of the account. */
  readonly home: string;
  /** Name of the account the process runs as. */
  readonly account: string;
  /** True for the system account: what it keeps belongs to the machine, not to a person. */
  readonly privileged: boolean;
  readonly run: RunProgram;
}

/** The surroundings of this process. */
export function readSurroundings(): Surroundings {
  const { username, uid } = userInfo();
  return {
    env: process.env,
    home: homedir(),
    account: username,
    // Windows has no user numbers (uid is -1 there): the service account is known by its name.
    privileged: uid === 0 || (uid === -1 && username.toUpperCase() === 'SYSTEM'),
    run: runProgram,
  };
}
