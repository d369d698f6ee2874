import type { WebSocket } from 'ws';

/** An answer up to this size is copied behind its id; a larger one follows it in a frame of its own. */
const COPIED_BYTES = 64 * 1024;

/** `{` of the message, which the id takes the place of. */
const OPEN_BRACE_BYTES = 1;

/**
 * Sends a message of a call: its JSON object with `s_requestId` in front. A large one is never copied.
 *
 * @param onSent called when the bytes have left, or never will.
 */
export function sendMessage(socket: WebSocket, requestId: string, message: Buffer, onSent: () => void): void {
  const head = Buffer.from(`{"s_requestId":${JSON.stringify(requestId)},`, 'utf8');
  const rest = message.subarray(OPEN_BRACE_BYTES);
  if (message.length <= COPIED_BYTES) {
    socket.send(Buffer.concat([head, rest]), { binary: false }, onSent);
    return;
  }
  // One message in two frames: `ws` sends in the order it is told, nothing comes in between.
  socket.send(head, { binary: false, fin: false });
  socket.send(rest, { binary: false, fin: true }, onSent);
}
