import { connect, type Socket } from 'node:net';
import { onAbort } from './deadline.js';
import { TransportError, type TransportReason } from './transport-error.js';

export interface TcpTarget {
  readonly host: string;
  readonly port: number;
  /** `the proxy` or `the service`, for messages. */
  readonly what: string;
  /** Reason when its name does not resolve. */
  readonly nameReason: Extract<TransportReason, 'proxy-name' | 'host-name'>;
}

/**
 * Opens a TCP connection. The signal stops the opening only, not the connection once it is open.
 *
 * @throws {TransportError} `proxy-name`, `host-name`, `connect`, or the signal's reason.
 */
export function openTcp({ host, port, what, nameReason }: TcpTarget, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true, keepAlive: true });
    const fail = (cause: NodeJS.ErrnoException) => {
      done();
      socket.destroy();
      if (signal.aborted) reject(signal.reason);
      else if (UNRESOLVED.has(cause.code ?? '')) {
        reject(new TransportError(nameReason, `The name of ${what} does not resolve.`, { cause }));
      } else reject(new TransportError('connect', `The connection to ${what} cannot be opened.`, { cause }));
    };
    const done = onAbort(signal, () => socket.destroy(new Error('Stopped.')));
    socket.once('error', fail);
    socket.once('connect', () => {
      done();
      socket.off('error', fail);
      resolve(socket);
    });
  });
}

const UNRESOLVED: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME']);
