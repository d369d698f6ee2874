import type { MasterHandler } from './master-command.js';

/** js-api 12.2: always `OK`, whatever the id; another origin's session does not exist for the caller. */
export const hl_sessionExists: MasterHandler<'hl_sessionExists'> = ({ s_sessionId }, { sessionExists }) => ({
  i_exists: s_sessionId !== undefined && sessionExists(s_sessionId) ? 1 : 0,
});
