import { NOT_STARTED, type RunCommand } from '../command/run-command.js';
import { SupervisorError } from '../errors.js';
import { ASKING_TIMEOUT_MS, type Elevation } from './elevation.js';

/** Exit codes of `pkexec`: the dialog was closed; nobody could be asked, or the program is not there. */
const DISMISSED = 126;
const NOT_ASKED = 127;

/** Elevation by polkit, which shows the dialog of the desktop. */
export function createLinuxElevation(run: RunCommand, privileged: boolean): Elevation {
  return {
    privileged,
    async run(file, args) {
      if (privileged) return run(file, args, { timeoutMs: ASKING_TIMEOUT_MS });
      const result = await run('pkexec', ['--disable-internal-agent', file, ...args], {
        timeoutMs: ASKING_TIMEOUT_MS,
      });
      if (result.code === DISMISSED) {
        throw new SupervisorError('RIGHTS_REFUSED', 'The administrator rights were not given.');
      }
      if (result.code === NOT_ASKED || result.code === NOT_STARTED) {
        const detail = result.stderr.trim().slice(0, 500);
        throw new SupervisorError('RIGHTS_NEEDED', 'This session cannot be asked for rights.', { detail });
      }
      return result;
    },
  };
}
