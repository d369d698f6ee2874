import { describe, expect, it } from 'vitest';
import { bypassesProxy } from './bypass.js';

describe('bypassesProxy', () => {
  it.each([
    ['dmp.example', ['DMP.example'], true],
    ['dmp.example', ['example'], false],
    ['a.example', ['.example'], true],
    ['a.example', ['*.example'], true],
    ['example', ['*.example'], false],
    ['badexample', ['*.example'], false],
    ['server', ['<local>'], true],
    ['server.lan', ['<local>'], false],
    ['::1', ['<local>'], false],
    ['127.0.0.1', ['127.0.0.1'], true],
    ['any.where', ['*'], true],
    ['any.where', [' any.where '], true],
    ['any.where', [], false],
  ])('%s with %j: %s', (host, bypass, expected) => {
    expect(bypassesProxy(host, bypass)).toBe(expected);
  });
});
