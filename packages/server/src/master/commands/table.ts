import { hl_crash } from './crash.js';
import { getLogLevels } from './get-log-levels.js';
import { getLogsTail } from './get-logs-tail.js';
import type { MasterCommandTable } from './master-command.js';
import { hl_sessionExists } from './session-exists.js';
import { setLogLevels } from './set-log-levels.js';

/** The handlers of the master. */
export const MASTER_COMMANDS: MasterCommandTable = {
  hl_sessionExists,
  getLogsTail,
  getLogLevels,
  setLogLevels,
  hl_crash,
};
