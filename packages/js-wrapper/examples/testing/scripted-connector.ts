import type { WebSocketConstructor, WebSocketLike } from '@dmpconnect/js-wrapper';

type Fields = Readonly<Record<string, unknown>>;

/** A connector played by the test: what it answers to each command, and the events it sends. */
export interface ScriptedConnector {
  /** To hand to `connect`, with `sockets: 'single'`. */
  readonly WebSocket: WebSocketConstructor;
  /** Commands it received, in order. */
  readonly received: readonly Fields[];
  /** Sends an event to the monitors that run. */
  tell(event: Fields): void;
  /** Monitors that run. */
  monitors(): number;
}

/** Makes one; a command that is not in the script is answered `OK`, a monitor with its acknowledgement. */
export function scriptConnector(
  answers: Readonly<Record<string, (command: Fields) => Fields>>,
): ScriptedConnector {
  const received: Fields[] = [];
  const monitors = new Set<ScriptedSocket>();

  class ScriptedSocket implements WebSocketLike {
    readonly protocol = '';
    onopen: WebSocketLike['onopen'] = null;
    onmessage: WebSocketLike['onmessage'] = null;
    onerror: WebSocketLike['onerror'] = null;
    onclose: WebSocketLike['onclose'] = null;

    constructor() {
      queueMicrotask(() => this.onopen?.({} as never));
    }

    send(text: string): void {
      const command: Fields = JSON.parse(text);
      received.push(command);
      const name = String(command.s_commandName);
      if (name.includes('Monitoring')) monitors.add(this);
      queueMicrotask(() => this.say({ s_status: 'OK', ...answers[name]?.(command) }));
    }

    say(message: Fields): void {
      this.onmessage?.({ data: JSON.stringify(message) });
    }

    close(): void {
      monitors.delete(this);
      queueMicrotask(() => this.onclose?.({ code: 1000, reason: '', wasClean: true }));
    }
  }

  return {
    WebSocket: ScriptedSocket,
    received,
    tell(event) {
      for (const socket of monitors) socket.say({ s_status: 'OK', ...event });
    },
    monitors: () => monitors.size,
  };
}

/** A connector with one card, whose PIN is 1234. */
export function scriptCard(): ScriptedConnector {
  return scriptConnector({
    hl_openSession: () => ({ s_sessionId: 'session', s_serviceVersion: '1.0.0' }),
    hl_readCpxCard: ({ s_pinCode }) =>
      s_pinCode === '1234'
        ? { s_given: 'ALIX', s_name: 'DURAND', s_professionDescription: 'Médecin' }
        : {
            s_status: 'API_ERROR',
            i_apiErrorType: 1,
            i_apiErrorCode: 7,
            s_apiErrorDescription: 'Code porteur refusé',
          },
  });
}
