/// <reference lib="dom" />
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { currentPlatform } from '@dmpconnect/server/admin-client';
import {
  type CertificateKeeper,
  currentTrustStores,
  ensureLocalCertificate,
  keepCertificate,
  prepareNextCertificate,
  trustAuthorities,
  trustStatus,
} from '@dmpconnect/server/certificate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, missingBrowserTools, startBrowser } from './browser.js';

const SILENT = { debug() {}, info() {}, warn() {}, error() {}, child: () => SILENT };

/** A server of events that never ends a connection. */
async function serveEvents({ key, certificate }: { readonly key: string; readonly certificate: string }) {
  const open = new Set<(text: string) => void>();
  const server = createServer({ key, cert: certificate }, (request, response) => {
    response.writeHead(200, {
      'access-control-allow-origin': '*',
      'content-type': request.url === '/events' ? 'text/event-stream' : 'text/plain',
    });
    if (request.url !== '/events') return void response.end('reached');
    response.write(': open\n\n');
    open.add((text) => response.write(`data: ${text}\n\n`));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const tell = (text: string) => {
    for (const write of open) write(text);
  };
  return { server, tell, port: (server.address() as AddressInfo).port };
}

// What it trusts, and what it thinks of the connector's address, is seen in wrapper/obstacles.test.ts.
describe.skipIf(missingBrowserTools().length > 0)('a page in Chromium', () => {
  let browser: Browser;
  let folder: string;
  const running: { server?: Server; keeper?: CertificateKeeper } = {};
  beforeAll(async () => {
    browser = await startBrowser();
    folder = await mkdtemp(join(tmpdir(), 'browser-certificate-'));
  });
  afterAll(async () => {
    running.keeper?.close();
    running.server?.closeAllConnections();
    running.server?.close();
    await rm(folder, { recursive: true });
  });

  it('comes over TLS that the browser checked', async () => {
    const page = await browser.open('<!doctype html><title>Une page</title><h1>Une page</h1>');
    expect(await page.evaluate(() => [location.origin, isSecureContext])).toEqual([
      browser.pages.origin,
      true,
    ]);
    await browser.screenshot(page, 'fixture-page');
  });

  it('keeps its connection while the server goes over to the next certificate, trusted by our command', async () => {
    const { username: name, uid, gid } = userInfo();
    const self = () => ({ name, home: browser.home, uid, gid });
    const given = {
      folder,
      platform: currentPlatform(),
      logger: SILENT,
      stores: await currentTrustStores('user', 'linux', { self }),
    };
    const present = await ensureLocalCertificate(given);
    const { server, tell, port } = await serveEvents(present);
    running.server = server;
    running.keeper = keepCertificate({
      ...given,
      present,
      onChange: ({ key, certificate }) => server.setSecureContext({ key, cert: certificate }),
    });
    const page = await browser.open('<!doctype html>', '/next-certificate.html');
    const reach = (host: string) =>
      page.evaluate(
        (url) =>
          fetch(url, { cache: 'no-store' }).then(
            (response) => response.text(),
            () => 'refused',
          ),
        `https://${host}:${port}/`,
      );
    expect(await trustAuthorities(given)).toMatchObject({ ok: true, recorded: true });
    expect(await reach('localhost')).toBe('reached');
    await page.evaluate(
      (url) =>
        new Promise((resolve) => {
          const events = new EventSource(url);
          const heard: string[] = [];
          Object.assign(window, { heard });
          events.onopen = () => resolve('open');
          events.onmessage = ({ data }) => void heard.push(data);
          events.onerror = () => void heard.push('lost');
        }),
      `https://localhost:${port}/events`,
    );

    const next = await prepareNextCertificate(given);
    expect((await trustStatus(given)).map(({ holds }) => holds)).toEqual([true, false]);
    expect(await trustAuthorities(given)).toMatchObject({ ok: true, recorded: true });
    await running.keeper.look();
    expect((await ensureLocalCertificate(given)).certificate).toBe(next.certificate);
    // Another name is another connection, under the new certificate.
    expect(await reach('localhost.icanopee.net')).toBe('reached');
    tell('still here');
    await page.waitForFunction(() => (window as unknown as { heard: string[] }).heard.length > 0);
    expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([
      'still here',
    ]);
    await page.close();
  });

  it('has what its script threw and nobody caught told at the end', async () => {
    await browser.open('<!doctype html><script>throw new Error("perdu")</script>', '/throws.html');
    await expect(browser.stop()).rejects.toThrow('A page threw what nobody caught.');
  });
});
