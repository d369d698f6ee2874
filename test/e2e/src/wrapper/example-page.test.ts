import { readFileSync } from 'node:fs';
import { findFreePort } from '@dmpconnect/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, missingBrowserTools, startBrowser } from '../browser/browser.js';
import { type Application, shareApplication } from '../testing/application.js';

const PACKAGE = new URL('../../../../packages/js-wrapper/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, PACKAGE));

describe.skipIf(missingBrowserTools().length > 0)('the example page, with the script-tag build', () => {
  let application: Application;
  let browser: Browser;
  beforeAll(async () => {
    application = await shareApplication();
    browser = await startBrowser({ trust: [application.sandbox.ready.caFile ?? ''] });
    for (const file of ['examples/page/page.js', 'dist/index.global.js']) {
      browser.pages.serve(`/${file.split('/').at(-1)}`, { type: 'text/javascript', body: read(file) });
    }
    browser.pages.serve('/', read('examples/page/index.html').toString('utf8'));
  });
  afterAll(async () => {
    await browser.stop();
    await application.stop();
  });

  it('follows the card and reads it', async () => {
    const { sandbox, input } = application;
    const settings = new URLSearchParams({ url: sandbox.ready.wss ?? '', dc: input.dcParameter });
    const page = await browser.context.newPage();
    await page.goto(`${browser.pages.origin}/#${settings}`);
    const state = page.getByRole('status').first();
    await state.filter({ hasText: 'Carte présente' }).waitFor();
    sandbox.card.remove();
    await state.filter({ hasText: 'Insérer une carte' }).waitFor();
    expect(await page.getByRole('button').isDisabled()).toBe(true);
    await sandbox.card.insert();
    await state.filter({ hasText: 'Carte présente' }).waitFor();
    await page.getByLabel('Code porteur').fill(input.pin);
    await page.getByRole('button').click();
    await page.locator('output').filter({ hasText: 'Médecin' }).waitFor();
    expect(await page.getByLabel('Code porteur').inputValue()).toBe('');
    await browser.screenshot(page, 'example-page');
  });

  it('says in French why it cannot connect', async () => {
    const page = await browser.context.newPage();
    await page.goto(`${browser.pages.origin}/#url=wss://localhost:${await findFreePort()}`);
    await page.getByRole('alert').filter({ hasText: 'Le connecteur ne répond pas sur ce poste.' }).waitFor();
    await browser.screenshot(page, 'example-page-no-service');
  });
});
