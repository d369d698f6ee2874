import type { WebSocket } from 'ws';
import { encodeFailure } from '../../../contract/answers.js';
import { ApiFailure } from '../../../contract/errors.js';
import type { CallHandle, ServeCall } from '../../calls/call.js';
import type { MasterLimits } from '../../limits.js';
import { keepAlive } from './keep-alive.js';

const NORMAL_CLOSURE = 1000;

/**
 * Serves the one command of a socket (js-api 1.2, 12.1): the first message is served, later ones are ignored. The
 * answer is followed at once by Close(1000).
 */
export function serveSocket(
  socket: WebSocket,
  origin: string | undefined,
  serve: ServeCall,
  limits: Pick<MasterLimits, 'pingMs' | 'requestMs' | 'closeMs'>,
): void {
  let call: CallHandle | undefined;
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
  // A socket that never says what it wants is of no use to anybody.
  const patience = setTimeout(close, limits.requestMs);

  keepAlive(socket, limits.pingMs);
  // `ws` answers what breaks its protocol (1002, 1007, 1009) and closes; there is nothing to add.
  socket.on('error', () => {});
  socket.once('close', () => {
    clearTimeout(patience);
    call?.hangUp();
  });
  socket.once('message', (data, isBinary) => {
    clearTimeout(patience);
    if (isBinary || !Buffer.isBuffer(data)) {
      finish(
        encodeFailure(
          new ApiFailure('functional-fault', { description: 'The request must be a text message' }),
        ),
      );
      return;
    }
    call = serve(
      { body: data, origin, carriesEvents: true },
      {
        answer: finish,
        event: (body) => socket.send(body, { binary: false }),
        end: close,
      },
    );
  });
}
