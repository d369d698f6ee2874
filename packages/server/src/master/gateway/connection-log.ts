import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { tagAccount } from '../../logging/account-tag.js';
import { type JournalLevels, SERVER_DETAIL } from '../../logging/levels.js';
import type { Logger } from '../../logging/logger.js';
import type { CallerAccounts } from './caller-accounts.js';

/** Follows the connections of applications in the journal, when its level asks for it. */
export interface ConnectionLog {
  request(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex): void;
}

/** What the lines are made with. */
export interface ConnectionLogOptions {
  readonly accounts: Pick<CallerAccounts, 'of'>;
  readonly levels: () => JournalLevels;
  readonly log: Logger;
}

/** Makes the log of the connections: one line when a request or a WebSocket ends, none below level 6. */
export function createConnectionLog({ accounts, levels, log }: ConnectionLogOptions): ConnectionLog {
  const follow = (request: IncomingMessage, what: string, ended: Duplex | ServerResponse): void => {
    if (levels().server < SERVER_DETAIL.connections) return;
    const started = performance.now();
    // Asked while the connection lasts: afterwards nobody knows whose it was.
    const account = accounts.of(request.socket);
    ended.once('close', () => {
      const ms = Math.round(performance.now() - started);
      const { method, headers } = request;
      const [path = ''] = (request.url ?? '').split('?');
      const status = 'statusCode' in ended ? { status: ended.statusCode } : {};
      const { origin } = headers;
      account
        // A line that names an account is shown to no other (js-api 1.8).
        .then((id) => log.debug({ account: tagAccount(id), method, path, origin, ...status, ms }, what))
        .catch(() => undefined);
    });
  };
  return {
    request: (request, response) => follow(request, 'HTTP request', response),
    upgrade: (request, socket) => follow(request, 'WebSocket', socket),
  };
}
