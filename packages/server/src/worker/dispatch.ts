import { ApiFailure } from '../contract/errors.js';
import type { CancelReason, MasterMessage } from '../ipc/messages.js';
import type { WorkerSession } from './context.js';
import { type CallOptions, runCall } from './run-call.js';

/** Request of the master, see `ipc/messages`. */
export type WorkerRequest = Extract<MasterMessage, { readonly type: 'request' }>;

/** Runs the commands of one worker. */
export interface Dispatcher {
  /** Runs a command; its answer goes out through `send`. */
  request(request: WorkerRequest, body: Buffer): void;
  /** The master no longer waits for a call. */
  cancel(call: number, reason: CancelReason): void;
  /** The master ends a session: idle for too long. */
  endSession(id: string): void;
  /** Ends every session. */
  close(): Promise<void>;
}

/** Why a call is given up, as the handler sees it in `signal.reason`. */
const CANCELLED: Readonly<Record<CancelReason, () => ApiFailure>> = {
  'client-gone': () => new ApiFailure('technical-fault', { description: 'The application hung up' }),
  deadline: () => new ApiFailure('timeout'),
  'session-ended': () => new ApiFailure('invalid-session'),
};

interface RunningCall {
  readonly sessionId: string;
  readonly controller: AbortController;
}

/** Makes the dispatcher of a worker. */
export function createDispatcher<Services>(
  options: Omit<CallOptions<Services>, 'sessions' | 'onSessionClosed'>,
): Dispatcher {
  const sessions = new Map<string, WorkerSession>();
  const calls = new Map<number, RunningCall>();

  const onSessionClosed = (id: string) => {
    sessions.delete(id);
    options.send({ type: 'session-closed', sessionId: id });
  };
  const cancelCallsOf = (id: string) => {
    for (const { sessionId, controller } of calls.values()) {
      if (sessionId === id) controller.abort(CANCELLED['session-ended']());
    }
  };

  return {
    request(request, body) {
      const controller = new AbortController();
      calls.set(request.call, { sessionId: request.sessionId, controller });
      const shared = { ...options, sessions, onSessionClosed, onSessionEnding: cancelCallsOf };
      void runCall(request, body, controller.signal, shared).finally(() => calls.delete(request.call));
    },
    cancel(call, reason) {
      calls.get(call)?.controller.abort(CANCELLED[reason]());
    },
    endSession(id) {
      void sessions.get(id)?.close();
    },
    async close() {
      await Promise.all([...sessions.values()].map((session) => session.close()));
    },
  };
}
