import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../config/index.js';
import { listenAddresses } from './listen-addresses.js';

const server = (ip: string, listenBeyondLoopback = false) => ({
  ...defaultSettings().server,
  ip,
  listenBeyondLoopback,
});

describe('listenAddresses', () => {
  it.each([
    ['127.0.0.1', ['127.0.0.1', '::1']],
    ['localhost', ['127.0.0.1', '::1']],
    ['::1', ['::1']],
    ['127.8.9.10', ['127.8.9.10']],
  ])('listens at %s without any switch', (ip, expected) => {
    expect(listenAddresses(server(ip), false)).toEqual(expected);
  });

  it.each(['0.0.0.0', '::', '192.0.2.1', '::ffff:192.0.2.1', 'connector.example.org', '128.0.0.1'])(
    'listens at %s with both switches and with nothing less',
    (ip) => {
      expect(listenAddresses(server(ip, true), true)).toEqual([ip]);
      const refused = { code: 'LISTEN_ADDRESS_REFUSED' };
      expect(() => listenAddresses(server(ip, true), false)).toThrow(
        expect.objectContaining({
          ...refused,
          message: expect.stringMatching(/needs --listen-beyond-loopback/),
        }),
      );
      expect(() => listenAddresses(server(ip, false), true)).toThrow(
        expect.objectContaining({
          ...refused,
          message: expect.stringMatching(/needs server\/listen_beyond_loopback in/),
        }),
      );
      expect(() => listenAddresses(server(ip, false), false)).toThrow(
        expect.objectContaining({
          ...refused,
          message: expect.stringMatching(/ and --listen-beyond-loopback/),
        }),
      );
    },
  );
});
