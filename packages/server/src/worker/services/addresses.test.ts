import { describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../../config/index.js';
import { ApiFailure } from '../../contract/errors.js';
import { isDmpHostAllowed, readDmpUrl } from './dmp-hosts.js';
import { chooseProxy, proxyOfSettings, readAddress, readProxyFields } from './proxy.js';

function settingsOf(environment: 'test' | 'prod', allowedHosts: readonly string[] = []): Settings {
  const settings = defaultSettings();
  return {
    ...settings,
    server: { ...settings.server, environment },
    dmpconnect: { ...settings.dmpconnect, allowedHosts },
  };
}

describe('hosts the keys may be used towards', () => {
  it.each([
    ['prod', 'https://lps2.dmp.gouv.fr'],
    ['prod', 'https://LPS2.DMP.gouv.fr:443'],
    ['prod', 'https://lps-igc-sante.dmp.gouv.fr'],
    ['test', 'https://formation1.lps2.dmp.gouv.fr'],
    ['test', 'https://dev6.lps2.dmp.gouv.fr'],
    ['test', 'https://x.lps-igc-sante.dmp.gouv.fr'],
    ['test', 'https://lps.dev1.dmp.gouv.fr'],
  ] as const)('in %s: %s', (environment, url) => {
    expect(isDmpHostAllowed(new URL(url), settingsOf(environment))).toBe(true);
  });

  it.each([
    ['prod', 'https://formation1.lps2.dmp.gouv.fr'],
    ['test', 'https://lps2.dmp.gouv.fr'],
    ['test', 'https://evil-lps2.dmp.gouv.fr'],
    ['prod', 'https://lps2.dmp.gouv.fr.'],
    ['prod', 'https://lps2.dmp.gouv.fr.example.org'],
    ['prod', 'https://lps2.dmp.gouv.fr:8443'],
    ['prod', 'https://localhost'],
  ] as const)('not in %s: %s', (environment, url) => {
    expect(isDmpHostAllowed(new URL(url), settingsOf(environment))).toBe(false);
  });

  it('are completed by the operator: a host with every port, or with one', () => {
    const settings = settingsOf('prod', ['Localhost:9443', 'relay.example.org']);
    const allowed = (url: string) => isDmpHostAllowed(new URL(url), settings);
    expect(allowed('https://localhost:9443')).toBe(true);
    expect(allowed('https://localhost:9444')).toBe(false);
    expect(allowed('https://relay.example.org:1')).toBe(true);
    expect(allowed('https://sub.relay.example.org')).toBe(false);
  });

  it.each([
    'ftp://lps2.dmp.gouv.fr',
    'lps2.dmp.gouv.fr',
    'https://a:b@lps2.dmp.gouv.fr',
    'https://lps2.dmp.gouv.fr/?x',
  ])('cannot be named by %s', (text) => {
    expect(() => readDmpUrl(text, settingsOf('prod'))).toThrow(ApiFailure);
  });
});

describe('the proxy', () => {
  it.each([
    ['proxy', 'proxy', undefined],
    ['proxy:3128', 'proxy', 3128],
    ['proxy:80', 'proxy', 80],
    ['http://proxy.example.org:3128/', 'proxy.example.org', 3128],
    ['HTTPS://proxy', 'proxy', undefined],
    ['192.0.2.1:8080', '192.0.2.1', 8080],
    ['[::1]:8080', '[::1]', 8080],
  ])('%s is read', (text, host, port) => {
    expect(readAddress(text, 's_proxyIpOrUrl')).toEqual({ host, ...(port === undefined ? {} : { port }) });
  });

  it.each(['a b', 'http://proxy/path', 'proxy?x', 'user@proxy', 'proxy:99999', '', 'http://'])(
    '"%s" is refused by the name of its field',
    (text) => {
      expect(() => readAddress(text, 's_proxyIpOrUrl')).toThrow(/^s_proxyIpOrUrl/);
    },
  );

  it('of a command takes its own port before that of its address', () => {
    const proxy = readProxyFields({ s_proxyIpOrUrl: 'proxy:3128', i_proxyPort: 8080, s_proxyLogin: 'l' });
    expect(proxy).toMatchObject({ host: 'proxy', port: 8080, login: 'l' });
    expect(proxy).not.toHaveProperty('password');
    expect(readProxyFields({ s_proxyIpOrUrl: 'proxy:3128', i_proxyPort: 0 })).toMatchObject({ port: 3128 });
    expect(readProxyFields({ i_proxyPort: 8080 })).toBeUndefined();
  });

  it('of the settings needs a port, and carries their exceptions', () => {
    const base = defaultSettings().proxy;
    expect(proxyOfSettings(base)).toBeUndefined();
    expect(proxyOfSettings({ ...base, server: 'proxy' })).toBeUndefined();
    expect(proxyOfSettings({ ...base, server: 'proxy', port: 3128, bypass: ['.local'] })).toMatchObject({
      host: 'proxy',
      port: 3128,
      bypass: expect.arrayContaining(['.local', 'localhost']),
    });
  });

  it('of a command keeps the exceptions of the settings', () => {
    const settings = { ...defaultSettings().proxy, bypass: ['*.lan'] };
    const proxy = chooseProxy(settings, { s_proxyIpOrUrl: 'command', i_proxyPort: 1 });
    expect(proxy?.bypass).toEqual(expect.arrayContaining(['*.lan', 'localhost']));
  });

  it('in force is the first that is named', () => {
    const settings = { ...defaultSettings().proxy, server: 'settings', port: 3 };
    const command = { s_proxyIpOrUrl: 'command', i_proxyPort: 1 };
    const session = { s_proxyIpOrUrl: 'session', i_proxyPort: 2 };
    expect(chooseProxy(settings, command, session)?.host).toBe('command');
    expect(chooseProxy(settings, {}, session)?.host).toBe('session');
    expect(chooseProxy(settings, {}, {})?.host).toBe('settings');
  });
});
