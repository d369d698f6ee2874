/// <reference lib="dom" />
import { connect } from '@dmpconnect/js-wrapper';
import { findFreePort } from '@dmpconnect/server/testing';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, FROM_THE_INTERNET, missingBrowserTools, startBrowser } from '../browser/browser.js';
import { type Application, shareApplication } from '../testing/application.js';
import { webSocketOf } from './node-client.js';
import { buildPageScript } from './page-script.js';

declare const dmpconnect: { readonly connect: typeof connect };

/** Tries to connect in a page: the version of the connector, or why not. */
const tryToConnect = (page: Page, options: Parameters<typeof connect>[0]) =>
  page.evaluate(async (given) => {
    try {
      const dmp = await dmpconnect.connect(given);
      const { sockets, state } = dmp;
      await dmp.close();
      return { sockets, state };
    } catch (error) {
      const { code, sentence, remedy, observed } = error as Record<string, unknown>;
      return { code, sentence, remedy, observed, text: String(error) };
    }
  }, options);

describe.skipIf(missingBrowserTools().length > 0)('what is in the way, in Chromium', () => {
  let application: Application;
  let trusting: Browser;
  let script: Buffer;
  const servePage = (browser: Browser) => {
    browser.pages.serve('/library.js', { type: 'text/javascript', body: script });
    browser.pages.serve('/', '<!doctype html><title>Une page</title><script src="/library.js"></script>');
  };
  async function openPage(browser: Browser, host = 'localhost'): Promise<Page> {
    const page = await browser.context.newPage();
    await page.goto(`https://${host}:${browser.pages.port}/`);
    return page;
  }
  const connector = () => ({
    url: application.sandbox.ready.wss ?? '',
    dcParameters: application.input.dcParameter,
    disableUpdateCheck: true,
    applicationId: 'obstacles',
  });

  beforeAll(async () => {
    [application, script] = await Promise.all([shareApplication(), buildPageScript()]);
    trusting = await startBrowser({ trust: [application.sandbox.ready.caFile ?? ''] });
    servePage(trusting);
  });
  afterAll(async () => {
    await trusting.stop();
    await application.stop();
  });

  it.each(['localhost', 'localhost.icanopee.net'])(
    'is nothing for an allowed page, by the name %s: one kept socket',
    async (name) => {
      const page = await openPage(trusting);
      const url = connector().url.replace('localhost', name);
      expect(await tryToConnect(page, { ...connector(), url })).toEqual({ sockets: 'kept', state: 'open' });
    },
  );

  it('is a stopped service', async () => {
    const page = await openPage(trusting);
    const url = `wss://localhost:${await findFreePort()}`;
    expect(await tryToConnect(page, { url })).toMatchObject({
      code: 'SERVICE_DOWN',
      sentence: { fr: 'Le connecteur ne répond pas sur ce poste.' },
    });
  });

  it('is an origin that the connector refuses', async () => {
    const page = await openPage(trusting, 'app.practice.test');
    expect(await tryToConnect(page, connector())).toMatchObject({
      code: 'ORIGIN_REFUSED',
      observed: expect.stringContaining('connector answered'),
    });
  });

  it('is a certificate that the browser does not trust', async () => {
    const distrustful = await startBrowser();
    servePage(distrustful);
    const page = await openPage(distrustful);
    expect(await tryToConnect(page, connector())).toMatchObject({
      code: 'CERTIFICATE_NOT_TRUSTED',
      observed: expect.stringContaining('plain answered'),
    });
    await distrustful.stop();
  });

  it('is another program at the address', async () => {
    const page = await openPage(trusting);
    // The pages' own server: HTTPS that is trusted, no connector.
    expect(await tryToConnect(page, { url: `wss://localhost:${trusting.pages.port}` })).toMatchObject({
      code: 'OTHER_SERVICE',
    });
  });

  it('is a version that is too old', async () => {
    const page = await openPage(trusting);
    expect(await tryToConnect(page, { ...connector(), minimumVersion: '99.1' })).toMatchObject({
      code: 'VERSION_TOO_OLD',
      observed: expect.stringContaining('99.1 is needed'),
    });
  });

  describe('for a page of the Internet', () => {
    let practice: Browser;
    beforeAll(async () => {
      practice = await startBrowser({
        trust: [application.sandbox.ready.caFile ?? ''],
        switches: FROM_THE_INTERNET,
      });
      servePage(practice);
    });
    afterAll(() => practice.stop());

    /** Until the end of the page: what a session of the browser's protocol has set goes when the session does. */
    const permissionOf = async (page: Page) => {
      const session = await practice.context.newCDPSession(page);
      return async (setting: 'granted' | 'denied') => {
        // As in the library: Chromium 145 and later, then 142 to 144.
        for (const name of ['loopback-network', 'local-network-access']) {
          await session.send('Browser.setPermission', { permission: { name }, setting }).catch(() => {});
        }
      };
    };

    it('is the permission: headless, nobody answers the question, and that refuses it', async () => {
      const page = await openPage(practice, 'app.practice.test');
      expect(await tryToConnect(page, connector())).toMatchObject({
        code: 'PERMISSION_REFUSED',
        observed: expect.stringContaining('permission denied'),
      });
    });

    it('is the permission that was refused; connecting goes on when it is given', async () => {
      const page = await openPage(practice);
      const setPermission = await permissionOf(page);
      await setPermission('denied');
      expect(await tryToConnect(page, connector())).toMatchObject({ code: 'PERMISSION_REFUSED' });
      await page.evaluate((given) => {
        const told: string[] = [];
        const connecting = dmpconnect
          .connect({ ...given, waitForPermission: true, onObstacle: ({ code }) => void told.push(code) })
          .then(
            ({ state }) => told.push(state),
            (error: Error) => told.push(String(error)),
          );
        Object.assign(globalThis, { told, connecting });
      }, connector());
      await page.waitForFunction(() => (globalThis as { told?: string[] }).told?.length === 1);
      await setPermission('granted');
      await page.waitForFunction(() =>
        (globalThis as { told?: string[] }).told?.some((word) => word !== 'PERMISSION_REFUSED'),
      );
      const told = await page.evaluate(() => (globalThis as { told?: string[] }).told ?? []);
      expect(told.at(-1)).toBe('open');
      expect(new Set(told.slice(0, -1))).toEqual(new Set(['PERMISSION_REFUSED']));
    });
  });
});

describe('what is in the way, in Node', () => {
  it('is told by the errors of the connection itself', async () => {
    const url = `wss://127.0.0.1:${await findFreePort()}`;
    await expect(connect({ url, WebSocket: webSocketOf(undefined) })).rejects.toMatchObject({
      code: 'SERVICE_DOWN',
      observed: expect.stringContaining('cause refused'),
    });
  });
});
