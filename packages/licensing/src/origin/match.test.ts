import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOriginPattern, matchesOrigin } from './match.js';

describe('origins under a pattern', () => {
  it.each([
    ['https://app.example.org', 'https://app.example.org'],
    ['https://app.example.org', 'HTTPS://APP.Example.org'],
    ['HTTPS://App.Example.ORG', 'https://app.example.org'],
    ['https://app.example.org', 'https://app.example.org:443'],
    ['https://app.example.org:443', 'https://app.example.org'],
    ['https://*.example.org', 'https://app.example.org'],
    ['https://*.example.org', 'https://a.b.example.org'],
    ['https://*.example.org:8443', 'https://app.example.org:8443'],
    ['https://*.example.org:*', 'https://app.example.org'],
    ['https://*.example.org:*', 'https://app.example.org:8443'],
    ['http://localhost:*', 'http://localhost:3000'],
    ['http://localhost:*', 'http://localhost'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
    ['https://*.io', 'https://example.io'],
    ['app://viewer', 'app://viewer'],
    ['https://xn--e1afmkfd.example.org', 'https://xn--e1afmkfd.example.org'],
  ])('%s takes %s', (pattern, origin) => {
    expect(matchesOrigin(pattern, origin)).toBe(true);
  });

  it.each([
    ['https://*.example.org', 'https://example.org', 'the bare domain'],
    ['https://*.example.org', 'https://badexample.org', 'a longer name with the same end'],
    ['https://*.example.org', 'https://.example.org', 'an empty label'],
    ['https://*.example.org', 'https://app.example.org.evil.test', 'a suffix'],
    ['https://*.example.org', 'https://app.example.org.', 'a trailing dot'],
    ['https://app.example.org', 'https://app.example.org.', 'a trailing dot on an exact host'],
    ['https://*.example.org', 'https://evil.test/.example.org', 'a path'],
    ['https://*.example.org', 'https://evil.test?.example.org', 'a query'],
    ['https://*.example.org', 'https://evil.test#.example.org', 'a fragment'],
    ['https://*.example.org', 'https://user@app.example.org', 'user information'],
    ['https://*.example.org', 'https://app.example.org@evil.test', 'user information that looks like a host'],
    ['https://*.example.org', 'https://evil.test\\.example.org', 'a backslash'],
    ['https://*.example.org', 'https://evil.test\u0000.example.org', 'a control character'],
    ['https://*.example.org', 'https://app.example.org/', 'a final slash'],
    ['https://*.example.org', ' https://app.example.org', 'a space'],
    ['https://*.example.org', 'https://app.example.org\n', 'a line feed'],
    ['https://*.example.org', 'http://app.example.org', 'another scheme'],
    ['http://*.example.org', 'https://app.example.org', 'a better scheme'],
    ['https://*.example.org', 'https://app.example.org:8443', 'another port'],
    ['https://*.example.org:8443', 'https://app.example.org', 'no port'],
    ['https://app.example.org:*', 'https://app.example.org:0', 'port 0'],
    ['https://app.example.org:*', 'https://app.example.org:65536', 'a port out of range'],
    ['https://app.example.org:*', 'https://app.example.org:', 'an empty port'],
    ['https://*.example.org', 'https://*.example.org', 'the pattern itself'],
    ['https://*.example.org', 'null', 'null'],
    ['null', 'null', 'null even when it is written as a pattern'],
    ['https://*.example.org', '', 'nothing'],
    ['*', 'https://app.example.org', 'a lone star'],
    ['https://*', 'https://app.example.org', 'a star without a domain'],
    ['*.example.org', 'https://app.example.org', 'a pattern without scheme'],
    ['https://app.*.org', 'https://app.example.org', 'a star in the middle'],
    ['https://*example.org', 'https://badexample.org', 'a star glued to the name'],
    ['https://*.*.org', 'https://a.b.org', 'two stars'],
    ['https://*.[::1]', 'https://x.[::1]', 'a star before an address'],
    ['http://127.0.0.1:3000', 'http://localhost:3000', 'another name of the same computer'],
  ])('%s does not take %s (%s)', (pattern, origin) => {
    expect(matchesOrigin(pattern, origin)).toBe(false);
  });

  it('never match when the domain differs, whatever is put before or after', () => {
    const junk = fc.string({ unit: fc.constantFrom(...'ab.:/@#?*-\\ %0') });
    fc.assert(
      fc.property(junk, junk, (before, after) => {
        const origin = `https://${before}evil.test${after}`;
        expect(matchesOrigin('https://*.example.org:*', origin)).toBe(false);
      }),
    );
  });

  it('match for every chain of plain labels under the star', () => {
    const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?$/);
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 5 }), (labels) => {
        expect(matchesOrigin('https://*.example.org', `https://${labels.join('.')}.example.org`)).toBe(true);
      }),
    );
  });
});

describe('patterns', () => {
  it.each(['https://*.example.org', 'http://localhost:*', 'https://a.example.org:8443', 'http://[::1]'])(
    '%s is one',
    (pattern) => expect(isOriginPattern(pattern)).toBe(true),
  );
  it.each([
    '',
    '*',
    'null',
    '*.io',
    'https://',
    'https://*',
    'https://a/b',
    'https://a:99999',
    'https://a..b',
  ])('"%s" is none', (pattern) => expect(isOriginPattern(pattern)).toBe(false));
});
