import { describe, expect, it } from 'vitest';
import { isLoopbackHostHeader, isLoopbackOrigin } from './host.js';

describe('loopback names', () => {
  it.each(['localhost', 'localhost:8080', 'LOCALHOST:1', '127.0.0.1', '127.0.0.1:9', '[::1]', '[::1]:80'])(
    'accepts the Host header %s',
    (header) => {
      expect(isLoopbackHostHeader(header)).toBe(true);
    },
  );

  it.each([
    undefined,
    '',
    'example.org',
    'localhost.example.org',
    'localhost:80:80',
    'localhost@example.org',
    'example.org@localhost',
    '127.0.0.1.example.org',
    '[::1].example.org',
    'localhost:port',
    '0.0.0.0',
  ])('refuses the Host header %s', (header) => {
    expect(isLoopbackHostHeader(header)).toBe(false);
  });

  it.each(['http://localhost', 'https://localhost:9982', 'http://127.0.0.1:3000', 'http://[::1]:5173'])(
    'accepts the Origin %s',
    (origin) => {
      expect(isLoopbackOrigin(origin)).toBe(true);
    },
  );

  it.each([
    'null',
    '',
    'https://example.org',
    'https://localhost.example.org',
    'https://localhost@example.org',
    'file://localhost',
    'https://localhost/path',
    'https://localhost ',
  ])('refuses the Origin %s', (origin) => {
    expect(isLoopbackOrigin(origin)).toBe(false);
  });
});
