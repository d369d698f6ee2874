import { MAX_STORED_BYTES } from '../../../contract/stored-data.js';
import type { WorkerSession } from '../../context.js';
import { createSessionData, type SessionData } from '../../stores/session-data.js';

/** The temporary data of a session, made at the first use. */
export function sessionDataOf({ slots }: WorkerSession): SessionData {
  slots.sessionData ??= createSessionData(MAX_STORED_BYTES);
  return slots.sessionData;
}
