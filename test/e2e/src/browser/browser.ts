/// <reference lib="dom" />
/**
 * A real Chromium for the tests of what runs in a page: the class of the historical wrapper, the promise API, the
 * console. One is started per test file, with an empty profile, and a web server of this machine beside it.
 *
 * ```ts
 * describe.skipIf(missingBrowserTools().length > 0)('in Chromium', () => {
 *   let browser: Browser;
 *   beforeAll(async () => {
 *     application = await startApplication();
 *     browser = await startBrowser({ trust: [application.sandbox.ready.caFile ?? ''] });
 *   });
 *   afterAll(async () => {
 *     await browser.stop();
 *     await application.stop();
 *   });
 *   it('…', async () => {
 *     const page = await browser.open('<!doctype html><script src="/x.js"></script>');
 *     const value = await page.evaluate(() => …);
 *     await browser.screenshot(page, 'what-it-shows');
 *   });
 * });
 * ```
 *
 * - `pages.serve(path, file)` puts a script or another page on the origin `https://localhost:<port>`, which the
 *   sandbox's DC parameter allows. `https://other.localhost:<port>`, `https://127.0.0.1:<port>` and
 *   `https://app.practice.test:<port>` are other origins of the same server.
 * - The connector's authority is trusted for real, in an NSS database; leave it out of `trust` to have a browser that
 *   does not know it. The names `localhost`, `localhost.icanopee.net` and `app.practice.test` lead to this machine, every other name
 *   nowhere.
 * - `switches` adds Chromium switches: `FROM_THE_INTERNET` makes the pages count as coming from the Internet, so that
 *   the permission for the local network is needed; `browser.context.grantPermissions(['local-network-access'])`
 *   gives it.
 * - Screenshots go to `test/e2e/artefacts/` (git ignores it).
 */
import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { makePageCertificate } from './page-certificate.js';
import { type PageServer, startPageServer } from './page-server.js';
import { locate } from './tools.js';
import { makeTrustStore } from './trust-store.js';

export type { ServedFile } from './page-server.js';
export { missingBrowserTools } from './tools.js';

const ARTEFACTS = fileURLToPath(new URL('../../artefacts/', import.meta.url));

/** Nothing is sent or fetched that no test asked for, and nothing is resolved outside this machine. */
const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP localhost.icanopee.net 127.0.0.1, MAP *.localhost 127.0.0.1, MAP app.practice.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

/** Switches of a browser to which the pages come from a public address, as those of a practice's web application. */
export const FROM_THE_INTERNET = ({ port }: PageServer): readonly string[] => [
  `--ip-address-space-overrides=127.0.0.1:${port}=public`,
];

/** How to start the browser. */
export interface BrowserOptions {
  /** PEM files of authorities to trust, beside the one of the pages. */
  readonly trust?: readonly string[];
  /** Chromium switches to add; they may depend on the port of the pages. */
  readonly switches?: (pages: PageServer) => readonly string[];
  /** Language of the browser, default `fr-FR`. */
  readonly locale?: string;
}

/** A running browser with its web server. */
export interface Browser {
  /** Cookies, permissions and tabs, shared by the pages of the file. */
  readonly context: BrowserContext;
  readonly pages: PageServer;
  /** Home folder of the person who browses. */
  readonly home: string;
  /** Serves a page and opens it in a new tab. Errors of the page that nobody caught fail {@link Browser.stop}. */
  open(html: string, path?: string): Promise<Page>;
  /** Keeps a picture of the page as `test/e2e/artefacts/<name>.png`. */
  screenshot(page: Page, name: string): Promise<void>;
  /** @throws {Error} when a page threw what nobody caught. */
  stop(): Promise<void>;
}

/** Starts Chromium headless with an empty profile, and the web server of the pages. */
export async function startBrowser(options: BrowserOptions = {}): Promise<Browser> {
  const home = await mkdtemp(join(tmpdir(), 'dmpconnect-browser-'));
  const certificate = makePageCertificate(home);
  makeTrustStore(home, [certificate.caFile, ...(options.trust ?? [])]);
  const pages = await startPageServer(certificate);
  const context = await chromium.launchPersistentContext(join(home, 'profile'), {
    executablePath: locate('chromium') ?? 'chromium',
    headless: true,
    locale: options.locale ?? 'fr-FR',
    args: [...SWITCHES, ...(options.switches?.(pages) ?? [])],
    env: { PATH: process.env.PATH ?? '', HOME: home },
  });
  const uncaught: Error[] = [];
  context.on('weberror', (event) => uncaught.push(event.error()));
  return {
    context,
    pages,
    home,
    async open(html, path = '/') {
      const url = pages.serve(path, html);
      const page = await context.newPage();
      await page.goto(url);
      return page;
    },
    async screenshot(page, name) {
      mkdirSync(ARTEFACTS, { recursive: true });
      await page.screenshot({ path: join(ARTEFACTS, `${name}.png`), fullPage: true });
    },
    async stop() {
      await context.close();
      await pages.stop();
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
      if (uncaught.length > 0) throw new AggregateError(uncaught, 'A page threw what nobody caught.');
    },
  };
}
