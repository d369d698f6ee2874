import { describe, expect, it, vi } from 'vitest';
import { startApplication, testSettings } from '../../testing/application.js';

describe('hl_openSession', () => {
  it('gives the id of the session, the version and the time servers', async () => {
    const answer = await startApplication().open({ i_timeoutInSeconds: '3600', s_updateCheckChannel: '' });
    expect(answer).toEqual({
      s_status: 'OK',
      s_sessionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      s_serviceVersion: '0.1.0',
      s_ntpServer: '0.pool.ntp.org;1.pool.ntp.org;2.pool.ntp.org;3.pool.ntp.org',
      i_ntpPort: 123,
    });
  });

  it('tells about the DC parameter when asked', async () => {
    const integrator = {
      integratorId: 'example',
      applicationName: 'Cabinet Exemple',
      allowedOrigins: ['https://*.example.org'],
      environment: 'test',
      features: [],
    } as const;
    const answer = await startApplication({ integrator }).open({ i_getDcparamInformations: 1 });
    expect(answer).toMatchObject({
      i_isProduction: 0,
      DcParameter: { s_applicationName: 'Cabinet Exemple', AllowedOrigins: ['https://*.example.org'] },
    });
  });

  it('tells the environment even without a DC parameter', async () => {
    const settings = testSettings();
    const production = { ...settings, server: { ...settings.server, environment: 'prod' } } as const;
    const answer = await startApplication({ settings: production }).open({ i_getDcparamInformations: '1' });
    expect(answer.i_isProduction).toBe(1);
    expect(answer).not.toHaveProperty('DcParameter');
  });

  it('shows the proxy of the session without its password', async () => {
    const answer = await startApplication().open({
      s_proxyIpOrUrl: 'proxy.example.org',
      i_proxyPort: '3128',
      s_proxyLogin: 'someone',
      s_proxyPassword: 'secret',
    });
    expect(answer).toMatchObject({
      s_proxyServer: 'proxy.example.org',
      i_proxyPort: 3128,
      s_proxyLogin: 'someone',
      s_proxyPass: '',
    });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  it('refuses a proxy without its port, naming the field', async () => {
    const answer = await startApplication().open({ s_proxyIpOrUrl: 'proxy.example.org' });
    expect(answer).toMatchObject({
      s_status: 'ERROR',
      i_apiErrorType: 6000,
      i_apiErrorCode: 2,
      s_apiErrorDescription: 'i_proxyPort is missing',
    });
  });

  it('announces the newest version of the channel asked for', async () => {
    const newestRelease = vi.fn(async () => ({
      version: '0.2.0',
      log: 'Mieux.',
      link: 'https://example.org',
    }));
    const answer = await startApplication({ services: { newestRelease } }).open({
      s_updateCheckChannel: 'beta',
    });
    expect(newestRelease).toHaveBeenCalledWith(expect.objectContaining({ channel: 'beta' }));
    expect(answer).toMatchObject({
      s_lastVersionNumber: '0.2.0',
      s_lastVersionUpdateLog: 'Mieux.',
      s_lastVersionLinkStr: 'https://example.org',
    });
  });

  it('asks no update server when told so', async () => {
    const newestRelease = vi.fn(async () => undefined);
    await startApplication({ services: { newestRelease } }).open({ i_disableUpdateCheck: 1 });
    expect(newestRelease).not.toHaveBeenCalled();
  });

  it('refuses an unknown channel', async () => {
    const answer = await startApplication().open({ s_updateCheckChannel: 'nightly' });
    expect(answer).toMatchObject({
      i_apiErrorCode: 2,
      s_apiErrorDescription: expect.stringContaining('beta'),
    });
  });
});

describe('hl_closeSession', () => {
  it('answers, then frees the connector and the shown documents; the session is unknown afterwards', async () => {
    const application = startApplication();
    await application.connect();
    expect(await application.send('hl_closeSession')).toEqual({ s_status: 'OK' });
    expect(application.closedConnections()).toBe(1);
    expect(await application.send('hl_getPcscReaders')).toMatchObject({
      s_status: 'ERROR',
      i_apiErrorType: 6000,
      i_apiErrorCode: 3,
    });
  });
});
