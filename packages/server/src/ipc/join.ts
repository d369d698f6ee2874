import { connect, type Socket } from 'node:net';
import { encodeFrame } from './frame.js';
import type { WorkerMessage } from './messages.js';

/** Answers an invitation: connects and shows the token. The worker's side of {@link inviteWorker}. */
export async function joinMaster(card: { readonly path: string; readonly token: string }): Promise<Socket> {
  const socket = connect({ path: card.path });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve();
    });
  });
  const hello: WorkerMessage = { type: 'hello', token: card.token };
  for (const piece of encodeFrame(hello)) socket.write(piece);
  return socket;
}
