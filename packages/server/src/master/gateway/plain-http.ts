import type { Server } from 'node:https';
import type { Socket } from 'node:net';

/** First byte of a TLS connection: a handshake record (RFC 8446, 5.1). */
const TLS_HANDSHAKE = 0x16;

/** Says nothing but that this is not the way. */
const ANSWER = 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';

const CAPITAL_A = 0x41;
const CAPITAL_Z = 0x5a;

/** A method begins with a capital; anything else is left to TLS, which refuses it. */
const isPlainHttp = (first: number | undefined) =>
  first !== undefined && first !== TLS_HANDSHAKE && first >= CAPITAL_A && first <= CAPITAL_Z;

/**
 * Answers plain HTTP on the port of an HTTPS server with an empty 400, in the place of a failed handshake: a page
 * cannot see why a connection failed, and tells by this answer a certificate that is not trusted from a service that
 * is stopped.
 *
 * @param patienceMs how long a connection may say nothing before it is cut.
 * @returns what cuts the connections that have said nothing yet.
 */
export function answerPlainHttp(server: Server, patienceMs: number): () => void {
  const toTls = server.listeners('connection');
  const silent = new Set<Socket>();
  server.removeAllListeners('connection');

  server.on('connection', (socket: Socket) => {
    const cut = () => void socket.destroy();
    const patience = setTimeout(cut, patienceMs);
    const forget = () => {
      clearTimeout(patience);
      silent.delete(socket);
    };
    silent.add(socket);
    socket.on('error', cut);
    socket.once('close', forget);
    socket.once('data', (bytes: Buffer) => {
      forget();
      socket.off('close', forget);
      if (isPlainHttp(bytes[0])) {
        socket.end(ANSWER, cut);
        return;
      }
      socket.off('error', cut);
      socket.pause();
      socket.unshift(bytes);
      for (const listener of toTls) Reflect.apply(listener, server, [socket]);
    });
  });
  return () => {
    for (const socket of silent) socket.destroy();
  };
}
