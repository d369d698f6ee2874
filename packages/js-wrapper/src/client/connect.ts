import { createKeptChannel, createSingleChannel, type Loss } from '../channel/index.js';
import { decodeFields, encodeFields, readStructure } from '../codec/index.js';
import { ObstacleError, TransportError } from '../errors/index.js';
import {
  explainFailure,
  findSurroundings,
  type Surroundings,
  whenPermissionChanges,
} from '../explain/index.js';
import { findWebSocket, type WireCommand } from '../transport/index.js';
import { createCaller } from './caller.js';
import type { DmpConnect } from './client.js';
import { methodCommands, readCommand, type TableCommand } from './commands.js';
import { createMonitor } from './monitor.js';
import type { CallOptions, ConnectOptions } from './options.js';
import { callOnce } from './read-answer.js';
import { closeSession, openSession, saysExpired } from './session.js';

const DEFAULT_URL = 'wss://localhost.icanopee.net:9982';
const DEFAULT_OPEN_MS = 10_000;

/**
 * Connects to the connector and opens a session.
 *
 * @example
 * ```ts
 * const dmp = await connect({ applicationId: 'my-software', dcParameters });
 * await dmp.cards.getCpxCard({ readerNumber: 0 });
 * const { name, given } = await dmp.cards.readCpxCard({ pinCode });
 * await dmp.close();
 * ```
 * @throws {ObstacleError} why the connector cannot be reached or used, with a remedy.
 * @throws {ApiError} the server refused the session, e.g. for its DC parameter.
 * @throws {TransportError} `WEBSOCKET_MISSING`, `ABORTED`, `INVALID_INPUT`.
 */
export async function connect(options: ConnectOptions = {}): Promise<DmpConnect> {
  return connectIn(findSurroundings(), options);
}

/** {@link connect} in an environment that is given. */
export async function connectIn(surroundings: Surroundings, options: ConnectOptions): Promise<DmpConnect> {
  const { url = DEFAULT_URL, openMs = DEFAULT_OPEN_MS, WebSocket = findWebSocket() } = options;
  if (WebSocket === undefined) {
    throw new TransportError(
      'WEBSOCKET_MISSING',
      'There is no WebSocket here (Node has one from 22 on): hand one in, `connect({ WebSocket })`, e.g. that of the package ws',
    );
  }
  const createChannel = options.sockets === 'single' ? createSingleChannel : createKeptChannel;
  const channel = createChannel({ url, WebSocket, openMs });
  const caller = createCaller({
    channel,
    explain: ({ cause }: Loss) => explainFailure(url, cause, surroundings),
    log: options.log ?? (() => {}),
  });

  let session = await openPatiently();
  let state: DmpConnect['state'] = 'open';

  async function openPatiently() {
    for (let before: string | undefined; ; ) {
      try {
        return await openSession(caller, options);
      } catch (error) {
        if (options.waitForPermission !== true || !(error instanceof ObstacleError)) throw error;
        if (error.code.startsWith('PERMISSION_')) await waitForPermission(error);
        // The permission may have come between the socket that was refused and the probes that say by what: another
        // obstacle is believed when it is found twice.
        else if (error.code === before) throw error;
        before = error.code;
      }
    }
  }

  async function waitForPermission(error: ObstacleError) {
    options.onObstacle?.(error);
    const before = error.code === 'PERMISSION_PENDING' ? 'prompt' : 'denied';
    try {
      await whenPermissionChanges(surroundings.permissions, before, options.signal);
    } catch (reason) {
      throw new TransportError('ABORTED', 'connecting was given up', { cause: reason });
    }
  }

  const noticeExpiry = (error: unknown, id: string) => {
    if (!saysExpired(error) || state !== 'open' || session.id !== id) return;
    state = 'expired';
    options.onSessionExpired?.();
  };

  const write = (
    name: string,
    fields: Readonly<Record<string, unknown>>,
    hasSession: boolean,
  ): WireCommand => ({
    s_commandName: name,
    ...(hasSession ? { s_sessionId: session.id } : {}),
    ...fields,
  });

  const run = async (
    name: string,
    fields: Readonly<Record<string, unknown>>,
    callOptions: CallOptions | undefined,
  ) => {
    const { id } = session;
    try {
      return await callOnce(caller, write(name, fields, carriesSession(name)), callOptions ?? {});
    } catch (error) {
      noticeExpiry(error, id);
      throw error;
    }
  };

  const stream = <Event>(
    name: string,
    fields: () => Readonly<Record<string, unknown>>,
    callOptions: CallOptions | undefined,
    read: (message: Readonly<Record<string, unknown>>) => Event,
  ) => {
    const events = createMonitor(caller, () => write(name, fields(), true), callOptions ?? {}, read);
    return {
      async *[Symbol.asyncIterator](): AsyncGenerator<Event, void, undefined> {
        const { id } = session;
        try {
          yield* events;
        } catch (error) {
          noticeExpiry(error, id);
          throw error;
        }
      },
    };
  };

  const methodOf = ({ name, input, output, isMonitor }: TableCommand) =>
    isMonitor
      ? (given: unknown = {}, callOptions?: CallOptions) =>
          stream(
            name,
            () => encodeFields(given, input),
            callOptions,
            (message) => decodeFields(message, output),
          )
      : async (given: unknown = {}, callOptions?: CallOptions) =>
          decodeFields(await run(name, encodeFields(given, input), callOptions), output);

  const areas: Record<string, Record<string, unknown>> = {};
  for (const command of methodCommands()) {
    areas[command.area] = { ...areas[command.area], [command.method]: methodOf(command) };
  }

  const close = async () => {
    if (state === 'open') await closeSession(caller, session.id);
    state = 'closed';
    caller.close();
  };

  const client = {
    ...areas,
    get sessionId() {
      return session.id;
    },
    get serviceVersion() {
      return session.opened.serviceVersion;
    },
    get opened() {
      return session.opened;
    },
    get state() {
      return state;
    },
    get sockets() {
      return 'mode' in channel ? channel.mode : 'single';
    },
    call: async (name: string, fields: Readonly<Record<string, unknown>> = {}, callOptions?: CallOptions) =>
      run(name, fields, callOptions),
    monitor: (name: string, fields: Readonly<Record<string, unknown>> = {}, callOptions?: CallOptions) =>
      stream(
        name,
        () => fields,
        callOptions,
        (message) => message,
      ),
    async reopen() {
      session = await openPatiently();
      state = 'open';
    },
    close,
    // Absent in older browsers: there, nothing looks for it.
    [Symbol.asyncDispose ?? Symbol.for('Symbol.asyncDispose')]: close,
  };
  // Its methods are made from the table that the types are made with; a test runs each of them.
  return client as unknown as DmpConnect;
}

/** Also where the id is an input: a command about a session is about this one unless told otherwise. */
function carriesSession(name: string): boolean {
  const command = readCommand(name);
  if (command === undefined || command.hasSession) return true;
  return readStructure(command.input).some(({ wire }) => wire === 's_sessionId');
}
