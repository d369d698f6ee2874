import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it, vi } from 'vitest';
import { tagAccount } from '../../logging/account-tag.js';
import { SILENT_LOGGER } from '../../testing/silent.js';
import { createConnectionLog } from './connection-log.js';

function follow(level: number) {
  const debug = vi.fn();
  const connections = createConnectionLog({
    accounts: { of: async () => '1001' },
    levels: () => ({ library: 5, server: level }),
    log: { ...SILENT_LOGGER, debug },
  });
  const headers = { origin: 'https://app.example.org', cookie: 'secret' };
  const request = { method: 'POST', url: '/api/hl_x?token=secret', headers } as unknown as IncomingMessage;
  const response = Object.assign(new EventEmitter(), { statusCode: 200 });
  connections.request(request, response as unknown as ServerResponse);
  response.emit('close');
  return debug;
}

describe('the connections in the journal', () => {
  it('have a line each from level 6 on: whose, what and how long, no query and no header', async () => {
    const debug = follow(6);
    await expect.poll(() => debug).toHaveBeenCalledOnce();
    expect(debug).toHaveBeenCalledWith(
      {
        account: tagAccount('1001'),
        method: 'POST',
        path: '/api/hl_x',
        origin: 'https://app.example.org',
        status: 200,
        ms: expect.any(Number),
      },
      'HTTP request',
    );
  });

  it('have none below', async () => {
    const debug = follow(5);
    await Promise.resolve();
    expect(debug).not.toHaveBeenCalled();
  });
});
