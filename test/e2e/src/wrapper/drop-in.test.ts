import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DMPConnect } from '@dmpconnect/js-wrapper/historical';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, missingBrowserTools, startBrowser } from '../browser/browser.js';
import { type Application, shareApplication } from '../testing/application.js';
import { expectHistoricalSuccess } from './expect-historical.js';
import { historicalInput } from './historical-input.js';
import { type HistoricalInput, historicalPage } from './historical-page.js';

/** The built script, in the place of the historical ones, in a real browser against the built connector. */

const SCRIPT = fileURLToPath(
  new URL('../../../../packages/js-wrapper/dist/DMPConnect.global.js', import.meta.url),
);

const HTML = `<!doctype html>
<html lang="fr">
  <meta charset="utf-8">
  <title>Page historique</title>
  <style>body { font: 15px sans-serif; margin: 2em } td { padding: 0 1em 0 0 } .OK { color: green } .error { color: #b00 }</style>
  <h1>Page historique</h1>
  <table id="answers"></table>
  <script>var dmpConnectJSUseMss = false;</script>
  <script src="/DMPConnect.js"></script>
  <script>
    function show(name, status) {
      const row = document.getElementById('answers').insertRow();
      row.insertCell().textContent = name;
      row.insertCell().textContent = status;
      row.className = status;
    }
  </script>
</html>`;

/** What the page's own script tag has put in the global scope. */
declare const self: {
  DMPConnect: typeof DMPConnect;
  dmpConnectInstance: DMPConnect;
  seen: unknown[];
  errors: string[];
  show(name: string, status: string): void;
};

/** Makes the instance as the example pages do (js-api 14.1). Runs in the page. */
function makeInstance({ port, domain }: HistoricalInput): void {
  self.errors = [];
  self.seen = [];
  self.dmpConnectInstance = new self.DMPConnect(
    () => undefined,
    () => undefined,
    (error, _command, _timeout, cb) => {
      self.errors.push(`${error.i_apiErrorType}/${error.i_apiErrorCode} ${error.s_apiErrorDescription}`);
      cb?.({ error });
    },
    undefined,
    port,
    domain,
  );
}

/** Opens a session and chooses the reader. Runs in the page. */
async function openSession({ dcParameter, reader }: HistoricalInput): Promise<string> {
  const dmp = self.dmpConnectInstance;
  await new Promise((resolve) => dmp.hl_openSessionWithCustomDcParam(dcParameter, 600, null, resolve));
  await new Promise((resolve) => dmp.hl_getCpxCard(0, reader, resolve));
  return dmp.getSessionId();
}

describe.skipIf(missingBrowserTools().length > 0)('the drop-in script in Chromium', () => {
  let application: Application;
  let browser: Browser;
  let input: HistoricalInput;
  beforeAll(async () => {
    application = await shareApplication();
    browser = await startBrowser({ trust: [application.sandbox.ready.caFile ?? ''] });
    // The name that historical pages are written for.
    input = historicalInput(application, 'localhost.icanopee.net');
    browser.pages.serve('/DMPConnect.js', { type: 'text/javascript', body: readFileSync(SCRIPT) });
  });
  afterAll(async () => {
    await browser.stop();
    await application.stop();
  });

  async function openPage(on: Browser = browser): Promise<Page> {
    const page = await on.open(HTML, '/historical.html');
    await page.evaluate(makeInstance, input);
    return page;
  }

  it('makes the globals of the historical scripts', async () => {
    const page = await openPage();
    const globals = ['DMPConnect', 'printObject', 'getXhr', 'INITIAL_STATE', 'INITIAL_DMP_STATE'];
    expect(
      await page.evaluate((names) => names.map((name) => typeof Reflect.get(window, name)), globals),
    ).toEqual(['function', 'function', 'function', 'object', 'object']);
  });

  it('carries a page from its session to its end, without one error', async () => {
    const page = await openPage();
    const seen = await page.evaluate(historicalPage, input);
    expectHistoricalSuccess(seen, input);
    await page.evaluate((answers) => {
      for (const [name, { s_status }] of answers) self.show(name, String(s_status));
    }, seen.answers);
    await browser.screenshot(page, 'historical-page');
  });

  it('tells a card that is taken away and put back, until the page answers false', async () => {
    const page = await openPage();
    await page.evaluate(openSession, input);
    await page.evaluate(() => {
      self.dmpConnectInstance.hl_startCpxCardMonitoring('1', (answer, responder) => {
        self.seen.push([answer.s_cardStatus, responder === undefined]);
        if (self.seen.length === 4) responder?.(false);
      });
    });
    const untilSeen = (count: number) => page.waitForFunction((n) => self.seen.length >= n, count);
    await untilSeen(2);
    application.sandbox.card.remove();
    await untilSeen(3);
    await application.sandbox.card.insert();
    await untilSeen(5);
    const [acknowledgement, ...events] = await page.evaluate(() => self.seen as [string, boolean][]);
    expect(acknowledgement?.[1]).toBe(false);
    expect(events.map(([status]) => status).slice(0, 2)).toEqual(['ValidCardInserted', 'NoCardInserted']);
    // The event on which the page said false comes once more, alone.
    expect(events[3]).toEqual([events[2]?.[0], true]);
    expect(await page.evaluate(() => self.errors)).toEqual([]);
  });

  it('answers remote commands by a real XMLHttpRequest', async () => {
    const page = await openPage();
    const answers = await page.evaluate(async ({ dcParameter }) => {
      const post = (name: string) =>
        new Promise((resolve) =>
          self.dmpConnectInstance.sendHttpCommand({ s_dcparameters64: dcParameter }, name, resolve),
        );
      return [
        await post('registerDcParameter'),
        await post('isDcParameterRegistered'),
        await post('nothing'),
      ];
    }, input);
    expect(answers).toMatchObject([
      { s_status: 'OK' },
      { s_status: 'OK', i_registered: 1 },
      { error: { s_status: 'ERROR', i_apiErrorType: 6000 } },
    ]);
  });

  it('keeps nothing of a page that is reloaded in the middle of a command', async () => {
    const page = await openPage();
    await page.evaluate(openSession, input);
    await page.evaluate(({ pin, dmpUrl }) => {
      self.dmpConnectInstance.hl_createDmpConnector(pin, dmpUrl, 60, 'AMBULATOIRE', 1, null, () => undefined);
    }, input);
    await page.reload();
    await page.evaluate(makeInstance, input);
    await page.evaluate(openSession, input);
    const read = await page.evaluate(
      ({ pin }) => new Promise((resolve) => self.dmpConnectInstance.hl_readCpxCard(pin, resolve)),
      input,
    );
    expect(read).toMatchObject({ s_status: 'OK' });
    expect(await page.evaluate(() => self.errors)).toEqual([]);
  });

  it('serves two tabs that use one card at the same time', async () => {
    const tabs = [await openPage(), await openPage()];
    const ids = await Promise.all(tabs.map((tab) => tab.evaluate(openSession, input)));
    expect(new Set(ids).size).toBe(2);
    const read = await Promise.all(
      tabs.map((tab) =>
        tab.evaluate(
          ({ pin }) =>
            Promise.all(
              [1, 2, 3].map(
                () => new Promise((resolve) => self.dmpConnectInstance.hl_readCpxCard(pin, resolve)),
              ),
            ),
          input,
        ),
      ),
    );
    expect(read.flat()).toMatchObject(
      Array(6).fill({ s_status: 'OK', s_cpxSerialNumber: expect.any(String) }),
    );
  });

  it('tells a connector whose certificate is not trusted as the original: 5000/2, then 5000/3 with code 1006', async () => {
    const distrustful = await startBrowser();
    distrustful.pages.serve('/DMPConnect.js', { type: 'text/javascript', body: readFileSync(SCRIPT) });
    const page = await openPage(distrustful);
    await page.evaluate(() => self.dmpConnectInstance.hl_getPcscReaders(() => undefined) && undefined);
    await page.waitForFunction(() => self.errors.length === 2);
    const errors = await page.evaluate(() => self.errors);
    await distrustful.stop();
    expect(errors[0]).toMatch(/^5000\/2 /);
    expect(errors[1]).toMatch(/^5000\/3 .*1006/);
  });
});
