import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Application, startApplication } from '../testing/application.js';
import { type Browser, FROM_THE_INTERNET, missingBrowserTools, startBrowser } from './browser.js';

describe.skipIf(missingBrowserTools().length > 0)('a page in Chromium', () => {
  let application: Application;
  let browser: Browser;
  beforeAll(async () => {
    application = await startApplication();
    browser = await startBrowser({ trust: [application.sandbox.ready.caFile ?? ''] });
  });
  afterAll(async () => {
    await browser.stop();
    await application.stop();
  });

  it('comes from an origin of the DC parameter, over TLS that the browser checked', async () => {
    const page = await browser.open('<!doctype html><title>Une page</title><h1>Une page</h1>');
    expect(await page.evaluate(() => [location.origin, isSecureContext])).toEqual([
      browser.pages.origin,
      true,
    ]);
    await browser.screenshot(page, 'fixture-page');
  });

  it.each(['localhost', 'localhost.icanopee.net'])('reaches the connector by the name %s', async (name) => {
    const page = await browser.open('<!doctype html>');
    const { port } = new URL(application.sandbox.ready.https ?? '');
    const opened = await page.evaluate(
      (url) =>
        new Promise((resolve) => {
          const socket = new WebSocket(url);
          socket.onopen = () => resolve('open');
          socket.onclose = ({ code }) => resolve(code);
        }),
      `wss://${name}:${port}`,
    );
    expect(opened).toBe('open');
  });

  it('does not trust the connector when nobody told the browser to', async () => {
    const distrustful = await startBrowser();
    const page = await distrustful.open('<!doctype html>');
    const failed: string[] = [];
    page.on('requestfailed', (request) => failed.push(request.failure()?.errorText ?? ''));
    await page.evaluate(
      (url) => fetch(url, { mode: 'no-cors' }).catch(() => undefined),
      application.sandbox.ready.https ?? '',
    );
    await distrustful.stop();
    expect(failed).toEqual(['net::ERR_CERT_AUTHORITY_INVALID']);
  });

  it('may come from the Internet: the permission for the local network decides then', async () => {
    const trust = [application.sandbox.ready.caFile ?? ''];
    const practice = await startBrowser({ trust, switches: FROM_THE_INTERNET });
    const page = await practice.open('<!doctype html>');
    const reach = () =>
      page.evaluate(async (url) => {
        const { state } = await navigator.permissions.query({
          name: 'local-network-access' as PermissionName,
        });
        const reached = fetch(url, { mode: 'no-cors' }).then(
          () => true,
          () => false,
        );
        return [state, await reached];
      }, application.sandbox.ready.https ?? '');
    expect(await reach()).toEqual(['prompt', false]);
    await practice.context.grantPermissions(['local-network-access']);
    expect(await reach()).toEqual(['granted', true]);
    await practice.stop();
  });

  it('reports, at the end, what its script threw and nobody caught', async () => {
    const other = await startBrowser();
    await other.open('<!doctype html><script>throw new Error("perdu")</script>');
    await expect(other.stop()).rejects.toThrow('A page threw what nobody caught.');
  });
});
