import type { CommandResult } from '../command/run-command.js';

/** Asks the system to run a program with administrator rights: it asks the person, we never see a password. */
export interface Elevation {
  /** Whether this process has the rights already, and nobody is asked. */
  readonly privileged: boolean;
  /**
   * @returns what the program came to, once the rights were given.
   * @throws {SupervisorError} `RIGHTS_REFUSED` when the person says no, `RIGHTS_NEEDED` when nobody can be asked.
   */
  run(file: string, args: readonly string[]): Promise<CommandResult>;
}

/** How long a program may take when a person is asked for a password meanwhile, in ms. */
export const ASKING_TIMEOUT_MS = 180_000;
