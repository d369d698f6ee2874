import type { MasterCommandTable } from './master-command.js';
import { hl_sessionExists } from './session-exists.js';

/** The handlers of the master. */
export const MASTER_COMMANDS: MasterCommandTable = { hl_sessionExists };
