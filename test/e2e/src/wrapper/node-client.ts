import { readFileSync } from 'node:fs';
import type { ConnectOptions, WebSocketConstructor } from '@dmpconnect/js-wrapper';
import { WebSocket } from 'ws';
import type { Application } from '../testing/application.js';

/** The WebSocket of the package `ws`, which trusts an authority and comes from an origin. */
export function webSocketOf(ca: string | undefined, origin?: string): WebSocketConstructor {
  return class extends WebSocket {
    constructor(url: string, protocols?: string | string[]) {
      super(url, protocols ?? [], {
        ...(ca === undefined ? {} : { ca }),
        ...(origin === undefined ? {} : { origin }),
      });
    }
  };
}

/** What a Node program hands to `connect` for the connector of a sandbox. */
export function optionsFor({ sandbox, input }: Application, applicationId: string): ConnectOptions {
  const { wss = '', caFile = '' } = sandbox.ready;
  return {
    url: wss,
    WebSocket: webSocketOf(readFileSync(caFile, 'utf8')),
    applicationId,
    dcParameters: input.dcParameter,
    disableUpdateCheck: true,
  };
}
