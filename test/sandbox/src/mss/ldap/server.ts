import { createServer, type Socket } from 'node:net';
import { createSecureContext, createServer as createTlsServer, TLSSocket } from 'node:tls';
import { listenOnLoopback } from '../../loopback/listen.js';
import { writeResult } from './answer.js';
import { BerError } from './ber.js';
import type { LdapEntry } from './entry.js';
import { createFraming } from './framing.js';
import { OPERATION, RESULT } from './names.js';
import { readMessage } from './request.js';
import { createLdapSession, type LdapReply, type LdapRules } from './session.js';

/** What was asked and how it ended, for the journal. */
export type LdapAnswer = NonNullable<LdapReply['told']> & {
  /** Of the request. */
  readonly bytes: number;
};

/** What the directory serves and how. */
export interface LdapServerOptions {
  /** PEM. */
  readonly cert: string;
  /** PEM. */
  readonly key: string;
  readonly entries: () => readonly LdapEntry[];
  readonly rules: () => LdapRules;
  /** Told of each answer. */
  readonly onAnswer: (told: LdapAnswer) => void;
}

/** The directory on loopback, in the clear with STARTTLS, and in TLS from the start (mss 15.1). */
export interface LdapServer {
  readonly ldap: string;
  readonly ldaps: string;
  close(): Promise<void>;
}

export async function startLdapServer(options: LdapServerOptions): Promise<LdapServer> {
  const open = new Set<Socket>();
  const secureContext = createSecureContext({ cert: options.cert, key: options.key, minVersion: 'TLSv1.2' });

  const serve = (socket: Socket, secure: boolean): void => {
    const framing = createFraming();
    const session = createLdapSession(options.entries, options.rules, secure);

    const answer = (bytes: Uint8Array): LdapReply['next'] => {
      const { messages, next, told } = session.answer(readMessage(bytes));
      if (told !== undefined) options.onAnswer({ ...told, bytes: bytes.length });
      for (const message of messages) socket.write(message);
      return next;
    };
    const read = (chunk: Uint8Array): void => {
      try {
        const [...waiting] = framing.push(chunk);
        for (const [index, bytes] of waiting.entries()) {
          const next = answer(bytes);
          if (next === 'end') socket.end();
          if (next === 'TLS') {
            // What was sent in the clear behind the request for TLS is nobody's: it ends there.
            if (index < waiting.length - 1 || framing.pending())
              throw new BerError('Nothing may follow STARTTLS in the clear.');
            socket.off('data', read);
            startTls(socket);
          }
          if (next !== undefined) return;
        }
      } catch (error) {
        if (!(error instanceof BerError)) throw error;
        options.onAnswer({
          operation: 'unreadable',
          code: RESULT.protocolError,
          rule: error.message,
          bytes: chunk.length,
        });
        // The notice of disconnection (RFC 4511 4.4.1).
        socket.end(
          writeResult(0, OPERATION.extendedResponse, { code: RESULT.protocolError, text: error.message }),
        );
      }
    };
    socket.on('error', () => socket.destroy());
    socket.on('data', read);
  };
  const startTls = (socket: Socket): void =>
    serve(new TLSSocket(socket, { isServer: true, secureContext }), true);
  const keep = (socket: Socket): void => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
  };

  const plain = createServer((socket) => serve(socket, false));
  const secure = createTlsServer({ cert: options.cert, key: options.key, minVersion: 'TLSv1.2' }, (socket) =>
    serve(socket, true),
  );
  plain.on('connection', keep);
  secure.on('connection', keep);
  const [clear, tls] = [await listenOnLoopback(plain), await listenOnLoopback(secure)];
  return {
    ldap: `ldap://localhost:${clear.port}`,
    ldaps: `ldaps://localhost:${tls.port}`,
    async close() {
      const closed = [plain, secure].map(
        (server) => new Promise<void>((resolve) => server.close(() => resolve())),
      );
      for (const socket of open) socket.destroy();
      await Promise.all(closed);
    },
  };
}
