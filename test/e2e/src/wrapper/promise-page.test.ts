/// <reference lib="dom" />
import type { connect, DmpConnect } from '@dmpconnect/js-wrapper';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Browser, missingBrowserTools, startBrowser } from '../browser/browser.js';
import { type Application, shareApplication } from '../testing/application.js';
import { buildPageScript } from './page-script.js';

declare const dmpconnect: { readonly connect: typeof connect };
/** Kept by the page between two steps of a test. */
declare const dmp: DmpConnect;
declare const seen: (string | number)[];

const MEBIBYTE = 1024 * 1024;

describe.skipIf(missingBrowserTools().length > 0)('the promise API in a page', () => {
  let application: Application;
  let browser: Browser;
  beforeAll(async () => {
    application = await shareApplication();
    browser = await startBrowser({ trust: [application.sandbox.ready.caFile ?? ''] });
    browser.pages.serve('/library.js', { type: 'text/javascript', body: await buildPageScript() });
    browser.pages.serve('/', '<!doctype html><title>Une page</title><script src="/library.js"></script>');
  });
  afterAll(async () => {
    await browser.stop();
    await application.stop();
  });
  beforeEach(async () => {
    await application.sandbox.card.insert();
    application.sandbox.card.setPinTries(3);
  });

  /** A tab with an open session that has chosen the reader. */
  async function openTab(applicationId: string): Promise<Page> {
    const page = await browser.context.newPage();
    await page.goto(`${browser.pages.origin}/`);
    await connectIn(page, applicationId);
    return page;
  }

  const connectIn = (page: Page, applicationId: string) =>
    page.evaluate(
      async ({ readerName, ...options }) => {
        const opened = await dmpconnect.connect({ ...options, disableUpdateCheck: true });
        Object.assign(globalThis, { dmp: opened });
        await opened.cards.getCpxCard({ readerName });
      },
      {
        url: application.sandbox.ready.wss ?? '',
        dcParameters: application.input.dcParameter,
        applicationId,
        readerName: application.sandbox.ready.cpxReader,
      },
    );

  const readCard = (page: Page) =>
    page.evaluate(async (pinCode) => (await dmp.cards.readCpxCard({ pinCode })).name, application.input.pin);

  it('sends and reads back a document of 20 MB on the kept socket', { timeout: 240_000 }, async () => {
    const page = await openTab('page-document');
    const { pin, dmpUrl } = application.input;
    const result = await page.evaluate(
      async ({ pinCode, dmpUrl, size }) => {
        await dmp.connector.create({
          pinCode,
          dmpUrl,
          transactionsTimeout: 60,
          practiceSetting: 'AMBULATOIRE',
          cpsPracticeLocationIndice: 1,
        });
        const ins = { ins: '279035121518989', insType: 'T' };
        const { uniqueId } = await dmp.documents.sendDocument({
          ins,
          patientIdentity: {
            birthName: 'PAT-TROIS',
            birthGiven: 'DOMINIQUE',
            givens: 'DOMINIQUE',
            usedName: 'PAT-TROIS',
            usedGiven: 'DOMINIQUE',
            birthDate: '1979-03-28',
            sex: 'F',
            birthPlace: '51215',
          },
          fileContentBase64: new Uint8Array(size).fill(97),
          documentTitle: 'Vingt mégaoctets',
          documentCategory: '11488-4',
          documentVisibility: ['normal'],
          documentFormat: 'text',
          healthcareSetting: 'SA07',
        });
        const { fileContentInBase64 } = await dmp.documents.getContentByUniqueId({
          ins,
          documentUniqueId: uniqueId,
        });
        return { bytes: atob(fileContentInBase64).length, sockets: dmp.sockets };
      },
      { pinCode: pin, dmpUrl, size: 20 * MEBIBYTE },
    );
    expect(result).toEqual({ bytes: 20 * MEBIBYTE, sockets: 'kept' });
    await page.close();
  });

  it('streams the removal of the card beside other calls', async () => {
    const page = await openTab('page-monitor');
    await page.evaluate(() => {
      Object.assign(globalThis, { seen: [] });
      void (async () => {
        for await (const { cardStatus } of dmp.monitoring.cpxCard({ checkingInterval: 1 }))
          seen.push(cardStatus);
      })();
    });
    await page.waitForFunction(() => seen.at(-1) === 'valid');
    application.sandbox.card.remove();
    await page.waitForFunction(() => seen.at(-1) === 'no-card');
    expect(
      await page.evaluate(async () => (await dmp.cards.getPcscReaders()).readers.length),
    ).toBeGreaterThan(0);
    await page.close();
  });

  it('of a page that is loaded again in the middle of a command leaves the connector in order', async () => {
    const page = await openTab('page-reload');
    await page.evaluate(
      ({ pinCode, dmpUrl }) => {
        void dmp.connector.create({
          pinCode,
          dmpUrl,
          transactionsTimeout: 60,
          practiceSetting: 'AMBULATOIRE',
          cpsPracticeLocationIndice: 1,
        });
      },
      { pinCode: application.input.pin, dmpUrl: application.input.dmpUrl },
    );
    await page.reload();
    await connectIn(page, 'page-reload');
    expect(await readCard(page)).toEqual(expect.any(String));
    await page.close();
  });

  it('lets two tabs use one card at the same time', async () => {
    const tabs = await Promise.all([openTab('page-tab-1'), openTab('page-tab-2')]);
    const names = await Promise.all(tabs.map(readCard));
    expect(names[0]).toBe(names[1]);
    await Promise.all(tabs.map((tab) => tab.close()));
  });
});
