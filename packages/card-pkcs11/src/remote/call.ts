import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { CKR } from '../module/return-values.js';
import { parseAnswer } from './answer.js';
import { RemotePkcs11Error, toRemoteError } from './errors.js';
import { assertLoopback, type RemotePeer } from './peer.js';
import { decodeValue, encodeValue } from './values.js';

/** Limits of one call. */
export interface CallLimits {
  readonly signal?: AbortSignal | undefined;
  /** Whether a program that has nothing else to do may end during the call. */
  readonly background?: boolean;
}

/**
 * Makes one call over a connection of its own, without blocking this thread: for what may take long (README, "Readers and
 * Vitale cards").
 *
 * @throws RemotePkcs11Error `CKR_DEVICE_ERROR` when the other process cannot be reached, or what it answered
 */
export function callRemote<T>(
  peer: RemotePeer,
  call: string,
  args: readonly unknown[],
  read: (result: unknown) => T,
  { signal, background = false }: CallLimits = {},
): Promise<T> {
  assertLoopback(peer);
  const { host, port, token } = peer;
  const hello = { id: 0, token, call: 'hello', args: [1] };
  const request = { id: 1, call, args: args.map(encodeValue) };

  return new Promise<T>((resolve, reject) => {
    signal?.throwIfAborted();
    const socket = connect({ host, port, noDelay: true });
    if (background) socket.unref();
    const send = (frame: object): void => void socket.write(`${JSON.stringify(frame)}\n`);
    const end = (settle: () => void): void => {
      signal?.removeEventListener('abort', giveUp);
      settle();
      socket.destroy();
    };
    const giveUp = (): void => end(() => reject(signal?.reason));
    const lose = (cause?: unknown): void =>
      end(() =>
        reject(
          new RemotePkcs11Error(CKR.DEVICE_ERROR, `CKR_DEVICE_ERROR: ${call}: connection lost`, { cause }),
        ),
      );
    signal?.addEventListener('abort', giveUp, { once: true });

    const takeLine = (line: string): void => {
      const answer = parseAnswer(line);
      if (answer.error !== undefined) throw toRemoteError(answer.error);
      if (answer.id === hello.id) {
        send(request);
        return;
      }
      const result = read(decodeValue(answer.result ?? null));
      end(() => resolve(result));
    };

    socket.on('error', lose);
    socket.on('close', () => lose());
    socket.on('connect', () => send(hello));
    // A line reader whose stream fails says so too: the socket's own listener is enough.
    createInterface({ input: socket })
      .on('error', () => {})
      .on('line', (line) => {
        try {
          takeLine(line);
        } catch (error) {
          end(() => reject(error));
        }
      });
  });
}
