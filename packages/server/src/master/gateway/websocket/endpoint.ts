import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { SESSION_MODE } from '../../../contract/session-mode.js';
import type { ServeCall } from '../../calls/call.js';
import type { MasterLimits } from '../../limits.js';
import type { BodyBudget } from '../body-budget.js';
import type { CallerAccounts } from '../caller-accounts.js';
import type { Guard } from '../guards/guard.js';
import { originOf } from '../guards/origin.js';
import { refuseUpgrade } from '../refuse.js';
import { openInbound } from './inbound/inbound.js';
import { NormalClosingSocket } from './normal-closing-socket.js';
import { serveSocket } from './serve-socket.js';
import { serveSessionSocket } from './session/serve-session-socket.js';

/** What a WebSocket endpoint needs. */
export interface WebSocketEndpointOptions {
  readonly guard: Guard;
  readonly serve: ServeCall;
  /** Bytes of the largest message; a larger one is cut with 1009 (js-api 1.2). */
  readonly maxMessageBytes: number;
  readonly limits: MasterLimits;
  readonly budget: BodyBudget;
  readonly accounts: Pick<CallerAccounts, 'of'>;
}

/** The WebSocket side of a server. */
export interface WebSocketEndpoint {
  /** Handles the `upgrade` event of an HTTP server. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Closes every socket. */
  close(): void;
}

/**
 * Frames a message may be cut into; one more is cut with 1008. A browser cuts a message into pieces of several
 * kilobytes; each piece costs memory of its own, however small it is.
 */
const MAX_FRAGMENTS = 16 * 1024;

/** What came with the upgrade request is put back into the connection. */
const NOTHING = Buffer.alloc(0);

/** Code of a Close sent because the server stops. */
const GOING_AWAY = 1001;

/** The sub-protocol that will be selected: the first proposed. */
function firstProtocol({ headers }: IncomingMessage): string | undefined {
  return headers['sec-websocket-protocol']?.split(',')[0]?.trim();
}

/** Makes the endpoint: any path, the first sub-protocol proposed (js-api 1.2), no compression. */
export function createWebSocketEndpoint(options: WebSocketEndpointOptions): WebSocketEndpoint {
  const { guard, serve, limits, budget, accounts } = options;
  const sockets = new WebSocketServer({
    noServer: true,
    WebSocket: NormalClosingSocket,
    perMessageDeflate: false,
    handleProtocols: ([first]) => first ?? false,
  });

  const { maxMessageBytes } = options;

  const accept = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const cut = () => void socket.destroy();
    socket.on('error', cut);
    const refusal = await guard(request);
    if (refusal !== undefined) {
      refuseUpgrade(socket, refusal);
      return;
    }
    const account = await accounts.of(request.socket);
    socket.off('error', cut);
    if (head.length > 0) socket.unshift(head);
    const isSession = firstProtocol(request) === SESSION_MODE.protocol;
    const inbound = openInbound(socket, {
      maxMessageBytes,
      maxFragments: MAX_FRAGMENTS,
      wanted: isSession ? 'every' : 'first',
    });
    const caller = { origin: originOf(request), account, inbound, budget };
    sockets.handleUpgrade(request, inbound.socket, NOTHING, (webSocket) => {
      if (!isSession) serveSocket(webSocket, caller, serve, limits);
      else {
        const isRefused = async () => (await guard(request)) !== undefined;
        serveSessionSocket(webSocket, { ...caller, isRefused }, serve, limits);
      }
    });
  };

  return {
    upgrade(request, socket, head) {
      accept(request, socket, head).catch(() => socket.destroy());
    },
    close() {
      for (const socket of sockets.clients) socket.close(GOING_AWAY);
      sockets.close();
    },
  };
}
