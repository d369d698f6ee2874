import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import type { OsAccount } from '../accounts/index.js';
import { makeChannelAddress } from './address.js';
import { createFrameReader } from './frame.js';
import type { InvitationCard } from './invitation-card.js';
import { workerMessage } from './messages.js';

/** The master's side of a channel that a worker has not joined yet. */
export interface Invitation {
  readonly card: InvitationCard;
  /** Resolves with the socket of the worker that showed the token; rejects when `signal` is aborted first. */
  joined(signal: AbortSignal): Promise<Socket>;
  /** Nobody will come. */
  withdraw(): void;
}

/** How long a caller may take to show the token. */
const TOKEN_MS = 10_000;

/** A hello is a few dozen bytes. */
const HELLO_BYTES = 4096;

/** A hello has no body, and a stranger gets no memory for one. */
const NO_BODY_BYTES = 0;

/**
 * Listens for one worker. Whoever calls first must show the one-time token: another program of the machine that
 * finds the address is turned away, and the worker still gets in.
 *
 * @param account the account the worker will run under, when it is not this process's.
 */
export async function inviteWorker(account?: OsAccount): Promise<Invitation> {
  const address = await makeChannelAddress();
  const token = randomBytes(32).toString('hex');
  const server = createServer();
  const close = () => {
    server.close();
    void address.release();
  };
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      // On Windows a pipe of the service is closed to other accounts unless it is open to all: the token decides.
      const isShared = account !== undefined && process.platform === 'win32';
      server.listen({ path: address.path, readableAll: isShared, writableAll: isShared }, resolve);
    });
    if (account !== undefined) await address.admit(account);
  } catch (error) {
    close();
    throw error;
  }
  return {
    card: { path: address.path, token },
    withdraw: close,
    joined: (signal) =>
      new Promise<Socket>((resolve, reject) => {
        const refuse = () => {
          close();
          reject(signal.reason);
        };
        if (signal.aborted) {
          refuse();
          return;
        }
        signal.addEventListener('abort', refuse, { once: true });
        server.on('error', (error) => {
          signal.removeEventListener('abort', refuse);
          close();
          reject(error);
        });
        server.on('connection', (socket) =>
          recognise(socket, token, () => {
            signal.removeEventListener('abort', refuse);
            close();
            resolve(socket);
          }),
        );
      }),
  };
}

function recognise(socket: Socket, token: string, accept: () => void): void {
  const turnAway = () => void socket.destroy();
  const patience = setTimeout(turnAway, TOKEN_MS);
  // Stays: the socket must never be without one, also between here and the channel.
  socket.on('error', turnAway);
  socket.once('close', () => clearTimeout(patience));
  let received = 0;
  const read = createFrameReader(({ header }) => {
    const hello = workerMessage.safeParse(header);
    if (!hello.success || hello.data.type !== 'hello' || !isSame(hello.data.token, token)) {
      turnAway();
      return;
    }
    clearTimeout(patience);
    socket.off('data', listen);
    // Nothing is lost: a worker waits for `init` after its hello.
    socket.pause();
    accept();
  }, NO_BODY_BYTES);
  const listen = (piece: Buffer) => {
    received += piece.length;
    try {
      if (received > HELLO_BYTES) turnAway();
      else read(piece);
    } catch {
      turnAway();
    }
  };
  socket.on('data', listen);
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
