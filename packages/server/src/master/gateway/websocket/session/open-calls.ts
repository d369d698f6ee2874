import type { WebSocket } from 'ws';
import { encodeFailure, encodeSuccess } from '../../../../contract/answers.js';
import { ApiFailure } from '../../../../contract/errors.js';
import { SESSION_MODE } from '../../../../contract/session-mode.js';
import type { CallHandle, CallSink } from '../../../calls/call.js';
import { sendMessage } from './send-message.js';

/** Refusals that the client has not read yet, at most: one that only sends is cut. */
const UNREAD_REFUSALS = 64;

/** Hands a call over; what it gives is told when the call is given up. */
export type BeginCall = (sink: CallSink) => CallHandle;

/** The calls under way on one socket in session mode. */
export interface OpenCalls {
  /** Whether a call under way has this id. */
  has(requestId: string): boolean;
  /**
   * Begins a call.
   *
   * @param release called once the call is over.
   * @throws {ApiFailure} 6000/2: the id is that of a call under way, or there are too many.
   */
  begin(requestId: string, start: BeginCall, release: () => void): void;
  /**
   * Gives a call up and closes it by its last message.
   *
   * @throws {ApiFailure} 6000/2: no call under way has this id.
   */
  cancel(requestId: string): void;
  /** Answers a message that is no call. Without an id it is about the socket. */
  refuse(failure: ApiFailure, requestId?: string): void;
  /** The socket is gone: every call is given up. */
  hangUp(): void;
}

interface OpenCall {
  handle: CallHandle | undefined;
  readonly release: () => void;
}

/** Makes the calls of a socket. `flooded` is called when the client sends and never reads. */
export function createOpenCalls(socket: WebSocket, flooded: () => void): OpenCalls {
  const calls = new Map<string, OpenCall>();
  /** Last messages that have not left yet: a call counts until it was read, so that answers cannot pile up. */
  let leaving = 0;
  let unreadRefusals = 0;

  const end = (requestId: string, call: OpenCall, lastMessage: Buffer) => {
    if (calls.get(requestId) !== call) return;
    calls.delete(requestId);
    leaving += 1;
    sendMessage(socket, requestId, lastMessage, () => {
      leaving -= 1;
      call.release();
    });
  };

  return {
    has: (requestId) => calls.has(requestId),
    begin(requestId, start, release) {
      if (calls.has(requestId)) {
        throw functional('s_requestId is that of a call under way: each call needs its own');
      }
      if (calls.size + leaving >= SESSION_MODE.callsPerSocket) {
        throw functional(
          `s_requestId: more than ${SESSION_MODE.callsPerSocket} calls at the same time on one socket`,
        );
      }
      const call: OpenCall = { handle: undefined, release };
      calls.set(requestId, call);
      call.handle = start({
        answer: (body) => end(requestId, call, body),
        event(body) {
          if (calls.get(requestId) === call) sendMessage(socket, requestId, body, () => {});
        },
        end: () => end(requestId, call, encodeSuccess({ i_ended: 1 })),
      });
    },
    cancel(requestId) {
      const call = calls.get(requestId);
      if (call === undefined) throw functional('s_requestId: no call under way has this id');
      call.handle?.hangUp();
      end(requestId, call, encodeSuccess({ i_ended: 1 }));
    },
    refuse(failure, requestId) {
      unreadRefusals += 1;
      const isRead = () => {
        unreadRefusals -= 1;
      };
      const body = encodeFailure(failure);
      if (requestId !== undefined) sendMessage(socket, requestId, body, isRead);
      else socket.send(body, { binary: false }, isRead);
      if (unreadRefusals > UNREAD_REFUSALS) flooded();
    },
    hangUp() {
      const open = [...calls.values()];
      calls.clear();
      for (const { handle, release } of open) {
        handle?.hangUp();
        release();
      }
    },
  };
}

function functional(description: string): ApiFailure {
  return new ApiFailure('functional-fault', { description });
}
