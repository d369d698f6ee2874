import { type Channel, openChannel } from '../../ipc/channel.js';
import {
  type CancelReason,
  type MasterMessage,
  type PinPause,
  type WorkerMessage,
  type WorkerStart,
  workerMessage,
} from '../../ipc/messages.js';
import type { LicenceReport } from '../../licences/index.js';
import type { Logger } from '../../logging/logger.js';
import type { MasterLimits } from '../limits.js';
import type { LaunchedWorker } from './launch.js';

/** What a call produces. */
export interface CallOutcome {
  /** The last message of the call. `openedFor`: idle time-out, milliseconds, of the session it opened. */
  answer(body: Buffer, openedFor: number | undefined): void;
  /** One message of a monitor. */
  event(body: Buffer): void;
  /** The monitor ended by itself. */
  end(): void;
  /** The worker is gone, or could not start: nothing more will come. `cause`: why it could not. */
  lost(cause: unknown): void;
}

/** What is asked of a worker. */
export type WorkerCall = Omit<Extract<MasterMessage, { readonly type: 'request' }>, 'type' | 'call'>;

/** What a worker tells beside its answers. */
export interface WorkerEvents {
  /** A message went to the process or came from it. */
  travelled?(direction: 'out' | 'in', type: string): void;
  launched(pid: number): void;
  sessionClosed(id: string): void;
  turnRequested(turn: number, reader: string): void;
  turnReleased(turn: number): void;
  pinRefused(reader: string): void;
  pinPaused(pause: PinPause): void;
  licenceChecked(report: LicenceReport): void;
  /** It answers no more; its calls were told before. Its process may take a moment to end. */
  ended(): void;
  /** Its process is no more. */
  gone(): void;
}

/** The master's view of one worker process. */
export interface Worker {
  readonly pid: number | undefined;
  /** Number of calls that wait for an answer, monitors included. */
  readonly callCount: number;
  /** Passes a request on. The returned function gives the call up: its outcome is not told any more. */
  call(request: WorkerCall, body: Buffer, outcome: CallOutcome): (reason: CancelReason) => void;
  send(message: MasterMessage): void;
  /** Asks the process to end, and ends it if it does not. Resolves when it is gone. */
  stop(): Promise<void>;
  /** Ends the process now. */
  kill(): void;
}

/** Longest interval at which a worker is asked whether it is still alive. */
const MAX_PING_MS = 5_000;

/** Starts a worker; calls may be made at once, they wait for the process. */
export function startWorker(
  launch: () => Promise<LaunchedWorker>,
  seed: WorkerStart,
  limits: MasterLimits,
  log: Logger,
  events: (worker: Worker) => WorkerEvents,
): Worker {
  const calls = new Map<number, CallOutcome>();
  let lastCall = 0;
  let channel: Channel<MasterMessage> | undefined;
  let launched: LaunchedWorker | undefined;
  /** When the first question was asked that has had no answer of any kind. */
  let silentSince: number | undefined;
  let over = false;

  const worker: Worker = {
    get pid() {
      return launched?.pid;
    },
    get callCount() {
      return calls.size;
    },
    call(request, body, outcome) {
      lastCall += 1;
      const call = lastCall;
      calls.set(call, outcome);
      void joined.then(() => {
        if (calls.has(call)) sendNow({ type: 'request', call, ...request }, body);
      });
      return (reason) => {
        if (calls.delete(call)) worker.send({ type: 'cancel', call, reason });
      };
    },
    send: (message) => void joined.then(() => sendNow(message)),
    stop() {
      worker.send({ type: 'shutdown' });
      const impatience = setTimeout(() => worker.kill(), limits.workerStopMs);
      return gone.finally(() => clearTimeout(impatience));
    },
    kill() {
      launched?.kill();
      channel?.destroy();
    },
  };
  const told = events(worker);
  const sendNow = (message: MasterMessage, body?: Uint8Array): void => {
    if (channel === undefined) return;
    told.travelled?.('out', message.type);
    channel.send(message, body);
  };

  const onMessage = (message: WorkerMessage, body: Buffer) => {
    silentSince = undefined;
    told.travelled?.('in', message.type);
    switch (message.type) {
      case 'answer': {
        const outcome = take(message.call);
        const openedFor = message.opened && message.opened.timeoutSeconds * 1000;
        outcome?.answer(body, openedFor);
        return;
      }
      case 'event':
        calls.get(message.call)?.event(body);
        return;
      case 'end':
        take(message.call)?.end();
        return;
      case 'session-closed':
        told.sessionClosed(message.sessionId);
        return;
      case 'turn-request':
        told.turnRequested(message.turn, message.reader);
        return;
      case 'turn-release':
        told.turnReleased(message.turn);
        return;
      case 'pin-refused':
        told.pinRefused(message.reader);
        return;
      case 'pin-pause':
        told.pinPaused({ reader: message.reader, caller: message.caller });
        return;
      case 'licence-checked':
        told.licenceChecked(message.report);
        return;
      // A hello has no meaning after the first; a pong said all by being heard.
      case 'hello':
      case 'ready':
      case 'pong':
        return;
    }
  };

  const take = (call: number) => {
    const outcome = calls.get(call);
    calls.delete(call);
    return outcome;
  };

  const start = async (): Promise<void> => {
    launched = await launch();
    const { pid } = launched;
    log.info({ pid }, 'worker started');
    told.launched(pid);
    void launched.ended.then((end) => log[end.code === 0 ? 'info' : 'warn']({ pid, ...end }, 'worker ended'));
    const socket = await launched.joined(AbortSignal.timeout(limits.workerStartMs));
    await new Promise<void>((closed) => {
      channel = openChannel<MasterMessage, typeof workerMessage>(socket, workerMessage, {
        onMessage,
        onClose: (cause) => {
          if (cause !== undefined) log.warn({ pid, err: cause }, 'the channel of a worker broke');
          closed();
        },
      });
      sendNow({ type: 'init', seed });
      announceJoined();
    });
  };

  let announceJoined: () => void = () => {};
  const joined = new Promise<void>((resolve) => {
    announceJoined = resolve;
  });

  const heartbeat = setInterval(
    () => {
      if (channel === undefined) return;
      const now = performance.now();
      if (silentSince !== undefined && now - silentSince > limits.unresponsiveWorkerMs) {
        log.error({ pid: worker.pid }, 'a worker answers nothing any more and is ended');
        worker.kill();
        return;
      }
      silentSince ??= now;
      sendNow({ type: 'ping' });
    },
    Math.min(MAX_PING_MS, limits.unresponsiveWorkerMs / 2),
  );
  heartbeat.unref();

  const finish = (cause?: unknown) => {
    if (over) return;
    over = true;
    clearInterval(heartbeat);
    // Without its channel a process is of no use; it has noticed too, and is given the time to free its card.
    const impatience = setTimeout(() => launched?.kill(), limits.workerStopMs);
    void launched?.ended.finally(() => clearTimeout(impatience));
    announceJoined();
    channel = undefined;
    const lost = [...calls.values()];
    calls.clear();
    for (const outcome of lost) outcome.lost(cause);
    told.ended();
  };

  const gone = start()
    .then(
      () => finish(),
      (error: unknown) => {
        log.error({ err: error }, 'a worker could not be started');
        finish(error);
      },
    )
    .then(async () => {
      await launched?.ended;
      told.gone();
    });

  return worker;
}
