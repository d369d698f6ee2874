import { describe, expect, it } from 'vitest';
import { bypassesProxy, isBypassRule } from './bypass.js';

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
    ['a.example.', ['*.example'], true],
    ['10.1.2.3', ['10.0.0.0/8'], true],
    ['11.1.2.3', ['10.0.0.0/8'], false],
    ['ten.example', ['10.0.0.0/8'], false],
    ['[fd00::1]', ['fd00::/8'], true],
    ['::1', ['0:0:0:0:0:0:0:1'], true],
    ['dmp.example', ['dmp.example:443'], true],
    ['dmp.example', ['dmp.example:8443'], false],
    ['a.example', ['*.example:443'], true],
    ['::1', ['[::1]:443'], true],
  ])('%s with %j: %s', (host, bypass, expected) => {
    expect(bypassesProxy(host, bypass, 443)).toBe(expected);
  });

  it('leaves a rule with a port aside when the port is not known', () => {
    expect(bypassesProxy('dmp.example', ['dmp.example:443'])).toBe(false);
  });
});

describe('isBypassRule', () => {
  it.each(['*', '<local>', '*.example', '.example', 'server_1', '10.0.0.0/8', 'fd00::/8', '::1', '[::1]:80'])(
    '%s is one',
    (rule) => expect(isBypassRule(rule)).toBe(true),
  );
  it.each([
    '',
    'a b',
    '**.example',
    'a.*.example',
    '10.0.0.0/33',
    'name/8',
    'a:0',
    'a:70000',
    'https://a',
    '*.',
  ])('"%s" is none', (rule) => expect(isBypassRule(rule)).toBe(false));
});
