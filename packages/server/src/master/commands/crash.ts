import { ApiFailure } from '../../contract/errors.js';
import type { MasterHandler } from './master-command.js';

/** js-api 4.2: the worker alone; the master goes on and tells the calls that were under way. */
export const hl_crash: MasterHandler<'hl_crash'> = ({ s_sessionId }, { crashWorkers }) => {
  if (crashWorkers(s_sessionId) > 0) return {};
  if (s_sessionId !== undefined) throw new ApiFailure('invalid-session');
  throw new ApiFailure('functional-fault', { description: 'No session of this caller is open' });
};
