import { describe, expect, it } from 'vitest';
import { readServerAddress } from './server-address.js';

describe('server addresses', () => {
  it.each([
    ['time.example.org', 'time.example.org', 123],
    [' time.example.org ', 'time.example.org', 123],
    ['time.example.org:1123', 'time.example.org', 1123],
    ['127.0.0.1:42', '127.0.0.1', 42],
    ['::1', '::1', 123],
    ['[::1]:42', '::1', 42],
    ['[::1]', '::1', 123],
  ])('%s is read', (text, host, port) => {
    expect(readServerAddress(text, 123)).toMatchObject({ host, port });
  });

  it.each(['', ' ', 'a b', 'host:', 'host:0', 'host:70000', 'host:12x', ':123', 'ntp://host', '[::1'])(
    '"%s" is refused',
    (text) => {
      expect(readServerAddress(text, 123)).toBeUndefined();
    },
  );
});
