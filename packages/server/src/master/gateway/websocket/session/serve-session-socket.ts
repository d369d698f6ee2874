import type { WebSocket } from 'ws';
import { ApiFailure } from '../../../../contract/errors.js';
import { SESSION_MODE } from '../../../../contract/session-mode.js';
import type { ServeCall } from '../../../calls/call.js';
import { readSessionMessage } from '../../../calls/read-envelope.js';
import { scanEnvelope } from '../../../calls/scan-envelope.js';
import { toMasterFailure } from '../../../calls/settle-once.js';
import type { MasterLimits } from '../../../limits.js';
import { type BodyShare, tooManyBytes } from '../../body-budget.js';
import { keepAlive } from '../keep-alive.js';
import { notText, type SocketCaller } from '../serve-socket.js';
import { type BeginCall, createOpenCalls } from './open-calls.js';

/** Code of a Close for what the server does not put up with (RFC 6455, 7.4.1). */
const POLICY_VIOLATION = 1008;

/** Who is at the other end of a socket in session mode. */
export interface SessionCaller extends SocketCaller {
  /** Whether the caller would not be let in any more: looked at for each message, as for each socket elsewhere. */
  isRefused(): Promise<boolean>;
}

/**
 * Serves a socket in session mode (docs/session-mode.md): every message is a call, taken in the order of arrival
 * and answered whenever it is done. The socket stays open as long as its client answers pings.
 */
export function serveSessionSocket(
  socket: WebSocket,
  { origin, account, inbound, budget, isRefused }: SessionCaller,
  serve: ServeCall,
  limits: Pick<MasterLimits, 'pingMs' | 'requestMs' | 'closeMs'>,
): void {
  let isOpen = true;
  let share = budget.open();
  let patience: NodeJS.Timeout | undefined;
  let taken: Promise<void> = Promise.resolve();

  const close = (code: number) => {
    socket.close(code);
    const impatience = setTimeout(() => socket.terminate(), limits.closeMs);
    socket.once('close', () => clearTimeout(impatience));
  };
  const calls = createOpenCalls(socket, () => close(POLICY_VIOLATION));

  keepAlive(socket, limits.pingMs);
  // `ws` answers what is wrong with a control frame (1002) and closes; there is nothing to add.
  socket.on('error', () => {});
  socket.once('close', () => {
    isOpen = false;
    clearTimeout(patience);
    share.release();
    calls.hangUp();
  });

  const take = async (message: Buffer | Promise<Buffer>, isText: boolean, held: BodyShare) => {
    let release = () => held.release();
    let requestId: string | undefined;
    try {
      const body = await message;
      const refused = await isRefused();
      if (!isOpen || socket.readyState !== socket.OPEN) return;
      if (refused) {
        calls.hangUp();
        close(POLICY_VIOLATION);
        return;
      }
      if (!isText) throw notText();
      const { requestId: id, cancels, envelope } = await readSessionMessage(body);
      if (!isOpen) return;
      const valid = checkRequestId(id);
      // A refusal under the id of a call under way would pass for its answer.
      if (!calls.has(valid)) requestId = valid;
      if (cancels) calls.cancel(valid);
      else {
        const begin: BeginCall = (sink) =>
          serve({ body, envelope, origin, account, carriesEvents: true }, sink);
        calls.begin(valid, begin, release);
        // The call holds its bytes from now on.
        release = () => {};
      }
    } catch (thrown) {
      calls.refuse(toMasterFailure(thrown), requestId);
    } finally {
      release();
    }
  };
  const takeInOrder = (message: Buffer | Promise<Buffer>, isText: boolean) => {
    clearTimeout(patience);
    patience = undefined;
    const held = share;
    share = budget.open();
    taken = taken.then(() => take(message, isText, held));
  };
  const refuseDropped = async (beginning: Buffer, held: BodyShare) => {
    held.release();
    const { requestId } = await scanEnvelope(beginning);
    if (isOpen) calls.refuse(tooManyBytes(), requestId);
  };

  inbound.receive({
    holds(bytes) {
      // A message that was begun must come to its end; between messages the socket may rest.
      patience ??= setTimeout(() => close(POLICY_VIOLATION), limits.requestMs);
      return share.holds(bytes);
    },
    message: takeInOrder,
    dropped(beginning) {
      clearTimeout(patience);
      patience = undefined;
      const held = share;
      share = budget.open();
      taken = taken.then(() => refuseDropped(beginning, held));
    },
    violation(code) {
      clearTimeout(patience);
      calls.hangUp();
      close(code);
    },
  });
}

function checkRequestId(id: string | undefined): string {
  const { requestIdCharacters } = SESSION_MODE;
  if (id === undefined) throw functional('s_requestId is missing');
  if (id.length > requestIdCharacters) {
    throw functional(`s_requestId must not be longer than ${requestIdCharacters} characters`);
  }
  return id;
}

function functional(description: string): ApiFailure {
  return new ApiFailure('functional-fault', { description });
}
