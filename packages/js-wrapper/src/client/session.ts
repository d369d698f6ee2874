import { decodeFields, encodeFields } from '../codec/index.js';
import type { OpenSessionOutput } from '../data/areas/session.js';
import { ApiError, ObstacleError, TransportError } from '../errors/index.js';
import type { Caller } from './caller.js';
import { readCommand } from './commands.js';
import type { ConnectOptions } from './options.js';
import { callOnce } from './read-answer.js';
import { isBelow } from './version.js';

/** An open session. */
export interface OpenSession {
  readonly id: string;
  /** The answer of the server. */
  readonly opened: OpenSessionOutput;
}

/** The members of the options that are not part of the request. */
const OF_THE_CLIENT = [
  'url',
  'signal',
  'sockets',
  'minimumVersion',
  'openMs',
  'waitForPermission',
  'onObstacle',
  'onSessionExpired',
  'log',
  'WebSocket',
] as const satisfies readonly (keyof ConnectOptions)[];

/**
 * Opens a session.
 *
 * @throws {ObstacleError} `VERSION_TOO_OLD`, or why the connector cannot be reached.
 * @throws {ApiError} `FUNCTIONAL_FAULT` when the DC parameter is refused.
 */
export async function openSession(caller: Caller, options: ConnectOptions): Promise<OpenSession> {
  const { dcParameters, ...rest } = options;
  const input = Object.fromEntries(Object.entries(rest).filter(([name]) => !isOfTheClient(name)));
  const command = readCommand('hl_openSession');
  const fields = encodeFields(
    { ...input, dcparameters64: dcParameters?.replace(/\s/g, '') },
    command?.input ?? -1,
  );
  const request = { s_commandName: 'hl_openSession', ...fields };
  const answer = await callOnce(caller, request, { signal: options.signal });
  const { s_sessionId: id, s_serviceVersion: version } = answer;
  if (typeof id !== 'string' || id === '') {
    throw new TransportError('ANSWER_MALFORMED', 'hl_openSession was answered without s_sessionId');
  }
  // The generated type describes what the table makes of such an answer.
  const opened = decodeFields(answer, command?.output ?? -1) as unknown as OpenSessionOutput;
  const { minimumVersion } = options;
  if (minimumVersion !== undefined && (typeof version !== 'string' || isBelow(version, minimumVersion))) {
    await closeSession(caller, id);
    throw new ObstacleError('VERSION_TOO_OLD', `version ${String(version)}, ${minimumVersion} is needed`);
  }
  return { id, opened };
}

function isOfTheClient(name: string): boolean {
  return OF_THE_CLIENT.some((known) => known === name);
}

/** Closes a session; that it is gone already, or the server, is no failure. */
export async function closeSession(caller: Caller, s_sessionId: string): Promise<void> {
  await callOnce(caller, { s_commandName: 'hl_closeSession', s_sessionId }, {}).catch(() => {});
}

/** Whether an error says that the server does not know the session any more. */
export function saysExpired(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'INVALID_SESSION';
}
