import { describe, expect, it } from 'vitest';
import { missingBrowserTools, startBrowser } from './browser.js';

// What it trusts, and what it thinks of the connector's address, is seen in wrapper/obstacles.test.ts.
describe.skipIf(missingBrowserTools().length > 0)('a page in Chromium', () => {
  it('comes over TLS that the browser checked; what its script threw and nobody caught is told at the end', async () => {
    const browser = await startBrowser();
    const page = await browser.open('<!doctype html><title>Une page</title><h1>Une page</h1>');
    expect(await page.evaluate(() => [location.origin, isSecureContext])).toEqual([
      browser.pages.origin,
      true,
    ]);
    await browser.screenshot(page, 'fixture-page');
    await browser.open('<!doctype html><script>throw new Error("perdu")</script>', '/throws.html');
    await expect(browser.stop()).rejects.toThrow('A page threw what nobody caught.');
  });
});
