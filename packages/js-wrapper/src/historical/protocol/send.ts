import {
  findWebSocket,
  NORMAL_CLOSURE,
  openCommandSocket,
  type Socket,
  type WebSocketLike,
  type WireMessage,
} from '../../transport/index.js';
import type { Responder } from '../callbacks.js';
import {
  browserNotSupported,
  connectionClosed,
  notInitialized,
  notSent,
  serverTimeout,
  socketFailed,
  type WrapperError,
} from '../wrapper-error.js';
import { describeClose } from './close-text.js';
import type { Caller, Exchange } from './exchange.js';
import { maskSecrets } from './mask-secrets.js';

/**
 * Sends a command on a socket of its own and calls the page back, in the order of js-api 14.3.
 *
 * A page hears of some events twice, on purpose: an answer and then a close code other than 1000, a connection that
 * is lost and then the time-out, which only an answer stops.
 *
 * @returns the WebSocket; without address (5000/6) or WebSocket (5000/1), what the error handler returned.
 * @throws what the constructor of the WebSocket throws.
 */
export function send(caller: Caller, exchange: Exchange): WebSocketLike | unknown {
  const url = caller._serverUrl;
  if (url === undefined) return report(caller, exchange, notInitialized());
  const WebSocket = findWebSocket();
  if (WebSocket === undefined) return report(caller, exchange, browserNotSupported());

  caller._logCallback(`Connecting to ${url}`);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const socket = openCommandSocket(WebSocket, url, exchange.command, {
    sent() {
      const shown = maskSecrets(exchange.command);
      caller._logCallback(`Sent: ${JSON.stringify(shown)}`, shown);
      if (!exchange.persistent) timer = setTimeout(timedOut, exchange.timeoutInSeconds * 1000);
    },
    notSent() {
      socket.close();
      const error = notSent();
      exchange.flag?.(error);
      // js-api 14.3: the only case in which the handler gets the error alone.
      caller._errorHandler(error);
    },
    message(message) {
      caller._logCallback('Message received');
      caller._logCallback(`Received: ${JSON.stringify(maskSecrets(message))}`);
      if (exchange.persistent) receiveEvent(caller, exchange, socket, message);
      else receiveAnswer(message);
    },
    malformed() {
      // The page hears of it by its time-out, as with the original.
      caller._logCallback('Received: a message that is no JSON object');
    },
    failed: () => fail(socketFailed()),
    closed(close) {
      const description = describeClose(close);
      if (close.code === NORMAL_CLOSURE) caller._logCallback(description);
      else fail(connectionClosed(description));
    },
  });
  return socket.webSocket;

  function receiveAnswer(answer: WireMessage): void {
    clearTimeout(timer);
    socket.close();
    if (answer.s_status === 'OK') {
      exchange.flag?.(answer);
      exchange.callback(answer);
    } else report(caller, exchange, answer);
  }

  function timedOut(): void {
    socket.close();
    fail(serverTimeout(exchange.timeoutInSeconds));
  }

  function fail(error: WrapperError): void {
    exchange.flag?.(error);
    report(caller, exchange, error);
  }
}

function report(caller: Caller, exchange: Exchange, error: WireMessage): unknown {
  return caller._errorHandler(error, exchange.command, exchange.timeoutInSeconds, exchange.callback);
}

/** A message of a monitor; the acknowledgement is one like the others. */
function receiveEvent(caller: Caller, exchange: Exchange, socket: Socket, event: WireMessage): void {
  exchange.flag?.(event);
  if (event.s_status !== 'OK') {
    socket.close();
    caller._errorHandler(event, exchange.command, exchange.timeoutInSeconds, exchange.callback, true);
    return;
  }
  const respond: Responder = (goOn = false) => {
    caller._logCallback(goOn ? 'The monitor goes on' : 'The monitor is stopped by the page');
    if (goOn) return;
    socket.close();
    exchange.callback(event);
  };
  exchange.callback(event, respond);
}
