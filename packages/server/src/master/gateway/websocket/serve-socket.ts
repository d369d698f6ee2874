import type { WebSocket } from 'ws';
import { encodeFailure } from '../../../contract/answers.js';
import { ApiFailure } from '../../../contract/errors.js';
import type { CallHandle, ServeCall } from '../../calls/call.js';
import type { MasterLimits } from '../../limits.js';
import { type BodyBudget, tooManyBytes } from '../body-budget.js';
import type { Inbound } from './inbound/inbound.js';
import { keepAlive } from './keep-alive.js';

const NORMAL_CLOSURE = 1000;

/** Who is at the other end of a socket. */
export interface SocketCaller {
  readonly origin: string | undefined;
  /** Account of the system. */
  readonly account: string;
  /** Where its message comes from. */
  readonly inbound: Inbound;
  readonly budget: BodyBudget;
}

/**
 * Serves the one command of a socket (js-api 1.2, 12.1): the first message is served, later ones are ignored. The
 * answer is followed at once by Close(1000).
 */
export function serveSocket(
  socket: WebSocket,
  { origin, account, inbound, budget }: SocketCaller,
  serve: ServeCall,
  limits: Pick<MasterLimits, 'pingMs' | 'requestMs' | 'closeMs'>,
): void {
  let call: CallHandle | undefined;
  let isOpen = true;
  const share = budget.open();
  const cutLater = () => {
    const impatience = setTimeout(() => socket.terminate(), limits.closeMs);
    socket.once('close', () => clearTimeout(impatience));
  };
  const close = () => {
    socket.close(NORMAL_CLOSURE);
    cutLater();
  };
  const finish = (body: Buffer) => {
    // The time to take leave starts once the answer, which may be large, has left.
    socket.send(body, { binary: false }, cutLater);
    socket.close(NORMAL_CLOSURE);
  };
  const accept = (body: Buffer) => {
    if (!isOpen) return;
    call = serve(
      { body, origin, account, carriesEvents: true },
      {
        answer: finish,
        event: (bytes) => socket.send(bytes, { binary: false }),
        end: close,
      },
    );
  };
  // A socket that never says what it wants is of no use to anybody.
  const patience = setTimeout(close, limits.requestMs);

  keepAlive(socket, limits.pingMs);
  // `ws` answers what is wrong with a control frame (1002) and closes; there is nothing to add.
  socket.on('error', () => {});
  socket.once('close', () => {
    isOpen = false;
    clearTimeout(patience);
    share.release();
    call?.hangUp();
  });
  inbound.receive({
    holds: (bytes) => share.holds(bytes),
    dropped() {
      clearTimeout(patience);
      finish(encodeFailure(tooManyBytes()));
    },
    violation(code) {
      clearTimeout(patience);
      call?.hangUp();
      socket.close(code);
      cutLater();
    },
    message(body, isText) {
      clearTimeout(patience);
      if (!isText) finish(encodeFailure(notText()));
      else if (Buffer.isBuffer(body)) accept(body);
      else void body.then(accept);
    },
  });
}

/** What a binary message is answered (js-api 1.2). */
export function notText(): ApiFailure {
  return new ApiFailure('functional-fault', { description: 'The request must be a text message' });
}
