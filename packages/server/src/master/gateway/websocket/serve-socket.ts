import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { encodeFailure } from '../../../contract/answers.js';
import { ApiFailure } from '../../../contract/errors.js';
import type { CallHandle, ServeCall } from '../../calls/call.js';
import type { MasterLimits } from '../../limits.js';
import { type BodyBudget, tooManyBytes } from '../body-budget.js';
import { keepAlive } from './keep-alive.js';

const NORMAL_CLOSURE = 1000;

/** Who is at the other end of a socket. */
export interface SocketCaller {
  readonly origin: string | undefined;
  /** Account of the system. */
  readonly account: string;
  /** What carries the socket. */
  readonly connection: Duplex;
  readonly budget: BodyBudget;
}

/**
 * Serves the one command of a socket (js-api 1.2, 12.1): the first message is served, later ones are ignored. The
 * answer is followed at once by Close(1000).
 */
export function serveSocket(
  socket: WebSocket,
  { origin, account, connection, budget }: SocketCaller,
  serve: ServeCall,
  limits: Pick<MasterLimits, 'pingMs' | 'requestMs' | 'closeMs'>,
): void {
  let call: CallHandle | undefined;
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
  const counter = countReceived(connection, (bytes) => {
    if (share.holds(bytes)) return;
    counter.stop();
    clearTimeout(patience);
    call?.hangUp();
    // What is still to come stays where it is.
    socket.pause();
    finish(encodeFailure(tooManyBytes()));
  });
  // A socket that never says what it wants is of no use to anybody.
  const patience = setTimeout(close, limits.requestMs);

  keepAlive(socket, limits.pingMs);
  // `ws` answers what breaks its protocol (1002, 1007, 1009) and closes; there is nothing to add.
  socket.on('error', () => {});
  socket.once('close', () => {
    clearTimeout(patience);
    share.release();
    call?.hangUp();
  });
  socket.once('message', (data, isBinary) => {
    clearTimeout(patience);
    // It is kept until its call is over; later ones are thrown away as they come.
    counter.keep();
    socket.on('message', counter.discard);
    if (isBinary || !Buffer.isBuffer(data)) {
      finish(
        encodeFailure(
          new ApiFailure('functional-fault', { description: 'The request must be a text message' }),
        ),
      );
      return;
    }
    call = serve(
      { body: data, origin, account, carriesEvents: true },
      {
        answer: finish,
        event: (body) => socket.send(body, { binary: false }),
        end: close,
      },
    );
  });
}

/** Counts what a connection received and is held in memory. */
interface ReceivedCounter {
  /** What came until now is kept. */
  keep(): void;
  /** What came since the last {@link keep} is not. */
  discard(): void;
  stop(): void;
}

/** Tells, piece by piece, how many bytes of a connection are held. */
function countReceived(connection: Duplex, tell: (bytes: number) => void): ReceivedCounter {
  let kept = 0;
  let coming = 0;
  const count = (piece: Buffer) => {
    coming += piece.length;
    tell(kept + coming);
  };
  // Before the piece is read: it may be the last of a message.
  connection.prependListener('data', count);
  return {
    keep() {
      kept += coming;
      coming = 0;
    },
    discard() {
      coming = 0;
    },
    stop: () => void connection.off('data', count),
  };
}
