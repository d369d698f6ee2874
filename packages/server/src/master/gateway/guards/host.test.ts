import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostGuard, LOCAL_HOST_NAMES } from './host.js';
import { headOf } from './testing.js';

const guard = hostGuard([...LOCAL_HOST_NAMES, 'Connector.example.org'], () => 9982);
const ask = (...hosts: readonly string[]) => guard(headOf(hosts.map((host) => ['Host', host])));

describe('the Host of a request', () => {
  it.each([
    'localhost.icanopee.net:9982',
    'localhost:9982',
    '127.0.0.1:9982',
    '[::1]:9982',
    'connector.example.org:9982',
    'LOCALHOST.icanopee.NET:9982',
  ])('%s is one of the names of this server', (host) => expect(ask(host)).toBeUndefined());

  it.each([
    ['localhost.icanopee.net', 'no port'],
    ['localhost.icanopee.net:', 'an empty port'],
    ['localhost.icanopee.net:9983', 'another port'],
    ['localhost.icanopee.net:09982', 'the port in another form'],
    ['localhost.icanopee.net:9982 ', 'a space'],
    ['localhost.icanopee.net.:9982', 'a trailing dot'],
    ['localhost.icanopee.net.evil.test:9982', 'a suffix'],
    ['evil.localhost.icanopee.net:9982', 'a name below'],
    ['xlocalhost:9982', 'a longer name with the same end'],
    ['evil.test:9982', 'a foreign name that resolves here (DNS rebinding)'],
    ['evil.test:9982:9982', 'a port twice'],
    ['user@localhost:9982', 'user information'],
    ['localhost:9982@evil.test', 'user information that looks like a host'],
    ['127.0.0.2:9982', 'another loopback address'],
    ['127.1:9982', 'an address in a short form'],
    ['2130706433:9982', 'an address as a number'],
    ['::1:9982', 'an address without its brackets'],
    ['[::ffff:127.0.0.1]:9982', 'an address in another family'],
    ['localhost:9982,evil.test:9982', 'two names in one'],
    ['localhost:9982/', 'a path'],
    ['', 'nothing'],
  ])('%j is refused: %s', (host) => expect(ask(host)).toEqual({ status: 403 }));

  it('must be there, once', () => {
    expect(ask()).toEqual({ status: 400 });
    expect(ask('localhost:9982', 'localhost:9982')).toEqual({ status: 400 });
    expect(ask('evil.test', 'localhost:9982')).toEqual({ status: 400 });
  });

  it('is refused whatever is put around a good one', () => {
    const around = fc.string({ unit: fc.constantFrom(...'a.:@[]/%0 ') });
    fc.assert(
      fc.property(around, around, (before, after) => {
        fc.pre(before !== '' || after !== '');
        expect(ask(`${before}localhost${after}:9982`)).toEqual({ status: 403 });
      }),
    );
  });
});
