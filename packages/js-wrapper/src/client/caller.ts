import type { CallSink, Channel, Expectation, Loss } from '../channel/index.js';
import { ApiError, type DmpConnectError, ObstacleError, TransportError } from '../errors/index.js';
import type { WireCommand, WireMessage } from '../transport/index.js';
import { readCommand } from './commands.js';
import type { CallOptions, LogEvent } from './options.js';

/** Seconds for a command that the contract does not know. */
const UNKNOWN_COMMAND_SECONDS = 30;

/** What is told of a call: messages that are good, then one end. */
export interface Listener {
  message(message: WireMessage): void;
  /** Nothing more comes; without an error it came to its end. */
  end(error: DmpConnectError | undefined): void;
}

/** Carries calls with deadline, signal and typed errors. */
export interface Caller {
  /** @returns what gives the call up, without telling its listener. */
  start(command: WireCommand, expects: Expectation, options: CallOptions, listener: Listener): () => void;
  /** Ends every call with `CLIENT_CLOSED` but those of monitors, which come to their end. */
  close(): void;
}

/** What a caller needs. */
export interface CallerOptions {
  readonly channel: Channel;
  /** Finds out why no connection could be opened. */
  explain(loss: Loss): Promise<ObstacleError>;
  readonly log: (event: LogEvent) => void;
}

/** Makes a caller. */
export function createCaller({ channel, explain, log }: CallerOptions): Caller {
  const open = new Set<() => void>();
  let isClosed = false;

  return {
    start(command, expects, { signal, deadlineMs }, listener) {
      const { s_commandName: name } = command;
      const begun = Date.now();
      let deadline: ReturnType<typeof setTimeout> | undefined;
      let sentAt: number | undefined;
      let isOver = false;
      const tell = (event: LogEvent['event'], result?: string) =>
        log({ event, command: name, result, milliseconds: Date.now() - (sentAt ?? begun) });
      const stop = () => {
        isOver = true;
        clearTimeout(deadline);
        signal?.removeEventListener('abort', abort);
        open.delete(closed);
      };
      const finish = (error: DmpConnectError | undefined) => {
        if (isOver) return;
        stop();
        if (error !== undefined) tell('failed', error.code);
        listener.end(error);
      };
      const giveUp = (error: DmpConnectError | undefined) => {
        if (isOver) return;
        call?.cancel();
        finish(error);
      };
      const abort = () => {
        const mayHaveBeenCarriedOut = sentAt !== undefined;
        giveUp(
          new TransportError('ABORTED', `${name} was given up`, {
            cause: signal?.reason,
            mayHaveBeenCarriedOut,
          }),
        );
      };
      const closed = () =>
        giveUp(expects === 'events' ? undefined : clientClosed(name, sentAt !== undefined));

      const sink: CallSink = {
        sent() {
          sentAt = Date.now();
          tell('sent');
          if (expects === 'events' && deadlineMs === undefined) return;
          const ms = deadlineMs ?? (readCommand(name)?.seconds ?? UNKNOWN_COMMAND_SECONDS) * 1000;
          deadline = setTimeout(
            () =>
              giveUp(
                new TransportError('DEADLINE_EXCEEDED', `${name} was not answered within ${ms} ms`, {
                  mayHaveBeenCarriedOut: true,
                }),
              ),
            ms,
          );
        },
        message(message) {
          if (isOver) return;
          // A monitor has a deadline for its acknowledgement alone.
          clearTimeout(deadline);
          const error = readFailure(name, message);
          if (error !== undefined) {
            finish(error);
            return;
          }
          tell(expects === 'events' ? 'event' : 'answered', String(message.s_status));
          listener.message(message);
          if (expects === 'answer') finish(undefined);
        },
        malformed: () =>
          finish(
            new TransportError(
              'ANSWER_MALFORMED',
              `${name} was answered by something that is no JSON object`,
              {
                mayHaveBeenCarriedOut: true,
              },
            ),
          ),
        lost(loss) {
          if (loss.wasSent || loss.wasConnected) finish(describeLoss(name, loss));
          else {
            clearTimeout(deadline);
            void explain(loss).then(finish);
          }
        },
        ended: () => finish(undefined),
      };

      if (isClosed || signal?.aborted === true) {
        const early = isClosed
          ? clientClosed(name, false)
          : new TransportError('ABORTED', `${name} was given up`, { cause: signal?.reason });
        queueMicrotask(() => finish(early));
        return stop;
      }
      open.add(closed);
      signal?.addEventListener('abort', abort);
      const call = channel.start(command, expects, sink);
      return () => {
        call.cancel();
        stop();
      };
    },
    close() {
      isClosed = true;
      for (const end of [...open]) end();
      channel.close();
    },
  };
}

const clientClosed = (name: string, mayHaveBeenCarriedOut: boolean) =>
  new TransportError('CLIENT_CLOSED', `${name} was given up: the client is closed`, {
    mayHaveBeenCarriedOut,
  });

function describeLoss(name: string, { wasSent, cause }: Loss): TransportError {
  return wasSent
    ? new TransportError('CONNECTION_LOST', `${name}: the connection was cut; it may have been carried out`, {
        mayHaveBeenCarriedOut: true,
        cause,
      })
    : new TransportError('NOT_SENT', `${name}: the connection was cut before it left`, { cause });
}

/** What the server says to a command it does not have. */
const UNKNOWN_COMMAND = 'Unknown command';

function readFailure(name: string, message: WireMessage): DmpConnectError | undefined {
  if (message.s_status === 'OK') return undefined;
  const error = new ApiError(name, message);
  // Our table has it: the server is older than the library.
  return error.code === 'FUNCTIONAL_FAULT' &&
    error.description === UNKNOWN_COMMAND &&
    readCommand(name) !== undefined
    ? new ObstacleError('VERSION_TOO_OLD', `the server has no ${name}`, error)
    : error;
}
