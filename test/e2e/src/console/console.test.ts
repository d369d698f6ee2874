/// <reference lib="dom" />
import { execFile } from 'node:child_process';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findBarriers } from '../browser/accessibility.js';
import { type Browser, missingBrowserTools, startBrowser } from '../browser/browser.js';
import { type Application, startApplication } from '../testing/application.js';
import { standing } from '../testing/secret.js';

const DESK = { width: 1440, height: 1000 };
const PHONE = { width: 390, height: 844 };

describe.skipIf(missingBrowserTools().length > 0)('the console, used as a person would', () => {
  let application: Application;
  let browser: Browser;
  let console: string;
  let page: Page;
  /** What the browser complained of: the policy of the page, files that are missing. */
  const complaints: string[] = [];
  const strangers: string[] = [];

  beforeAll(async () => {
    application = await startApplication();
    console = application.sandbox.ready.console ?? '';
    browser = await startBrowser({ trust: [application.sandbox.ready.caFile ?? ''] });
    await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  });
  afterAll(async () => {
    await browser.stop();
    await application.stop();
  });

  beforeEach(async () => {
    complaints.length = 0;
    page = await browser.context.newPage();
    await page.setViewportSize(DESK);
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol !== 'data:' && origin !== new URL(console).origin) strangers.push(request.url());
    });
  });
  afterEach(async () => {
    await page.close();
    expect(complaints).toEqual([]);
    expect(strangers).toEqual([]);
  });

  const open = async (view = '#/') => {
    await page.goto(`${console}${view}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
  const answer = () => page.getByRole('region', { name: 'Réponse' });
  /** Opens a session from the form of the command. */
  const openSession = async () => {
    await open('#/command/hl_openSession');
    await press('Envoyer');
    await page.getByText(/^Session [0-9a-f]{8}$/).waitFor();
  };
  const go = async (command: string) => {
    await page.evaluate((name) => {
      location.hash = `#/command/${name}`;
    }, command);
    await page.getByRole('heading', { name: command }).waitFor();
  };

  it('welcomes in the language of the browser, and links to what it can do', async () => {
    await open();
    await expect.poll(() => page.title()).toBe('Accueil · DmpConnect-JS2');
    await page.getByText('Le bac à sable fonctionne').waitFor();
    await browser.screenshot(page, 'console-home');
    const groups = await page.locator('nav summary').allTextContents();
    expect(groups).toEqual(expect.arrayContaining([expect.stringContaining('Lecteurs et cartes')]));
  });

  it('runs the scenario from a session to the content of a document', async () => {
    await open('#/scenario');
    await press('Étape suivante');
    await page.locator('.step.done').waitFor();
    await press('Tout dérouler');
    await page.getByText('Toutes les étapes ont réussi.').waitFor({ timeout: 60_000 });
    expect(await page.locator('.step.done').count()).toBe(10);
    await browser.screenshot(page, 'console-scenario');
    const { dmp } = application.sandbox;
    expect(dmp.journal().map(({ transaction }) => transaction)).toEqual(
      expect.arrayContaining(['TD0.2', 'TD2.1', 'TD3.1', 'TD3.2']),
    );
  });

  it('is usable by the keyboard alone: search, form, sending', async () => {
    await openSession();
    await page.keyboard.press('Escape');
    await page.locator('h1').focus();
    await page.keyboard.press('/');
    await page.keyboard.type('getpcsc');
    await page.keyboard.press('Tab');
    // Over the group, which is open, to the command.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'hl_getPcscReaders' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Control+Enter');
    await answer().getByText('"Lecteur CPx virtuel 0"').waitFor();
    const outline = await page.evaluate(() =>
      document.activeElement === null ? '' : getComputedStyle(document.activeElement).outlineStyle,
    );
    expect(outline).toBe('solid');
    await page.keyboard.press('Alt+h');
    await page.getByRole('heading', { name: 'Historique' }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Raccourcis clavier' }).waitFor();
    await browser.screenshot(page, 'console-shortcuts');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('reads a card: the PIN is filled in, masked, sent, and nowhere else', async () => {
    await openSession();
    for (const command of ['hl_getCpxCard', 'hl_readCpxCard']) {
      await go(command);
      await press('Envoyer');
      await answer().getByText('OK', { exact: true }).waitFor();
    }
    expect(await page.locator('#field-s_pinCode').getAttribute('type')).toBe('password');
    await answer().getByText('"ALIX"').waitFor();
    await browser.screenshot(page, 'console-read-card');
    const { pin } = application.sandbox.ready;
    await page.getByRole('tab', { name: 'curl' }).click();
    await page.evaluate(() => {
      location.hash = '#/history';
    });
    await page.locator('.call summary').first().click();
    const shown = await page.locator('.call').first().textContent();
    expect(shown).toContain('"s_pinCode": "••••"');
    expect(shown).not.toMatch(standing(pin));
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    expect(kept).not.toMatch(standing(pin));
    await browser.screenshot(page, 'console-history');
  });

  it('gives curl what makes the same call in the same session', async () => {
    await openSession();
    await go('hl_getCpxCard');
    await press('Envoyer');
    await answer().getByText('OK', { exact: true }).waitFor();
    await go('hl_readCpxCard');
    await page.getByRole('tab', { name: 'curl' }).click();
    await press('Copier');
    await page.getByText('Copié', { exact: true }).waitFor();
    const script = await page.evaluate(() => navigator.clipboard.readText());
    expect(script).not.toMatch(standing(application.sandbox.ready.pin));
    // Not waited for in the way that stops everything: the card of the sandbox lives in this process.
    const shell = execFile('bash', ['-c', script]);
    shell.stdin?.end(`${application.sandbox.ready.pin}\n`);
    const printed = await text(shell.stdout ?? Readable.from([]));
    expect(JSON.parse(printed)).toMatchObject({ s_status: 'OK', s_given: 'ALIX' });
  });

  it('shows a card going and coming, live', async () => {
    await openSession();
    await go('hl_getCpxCard');
    await press('Envoyer');
    await answer().getByText('OK', { exact: true }).waitFor();
    await go('hl_startCpxCardMonitoring');
    await press('Démarrer');
    const log = page.getByRole('log');
    await log.getByText('ValidCardInserted', { exact: true }).waitFor();
    await page.keyboard.press('Alt+c');
    await press('Retirer la carte de Lecteur CPx virtuel 0');
    await log.getByText('NoCardInserted', { exact: true }).waitFor();
    await page.getByRole('combobox', { name: 'Carte' }).selectOption('infirmier');
    await press('Insérer');
    await log.getByText('CardStatusChanged', { exact: true }).waitFor();
    await browser.screenshot(page, 'console-monitoring');
    await press('Arrêter');
    await page.getByText('arrêté', { exact: true }).waitFor();
    await application.sandbox.card.insert({ profile: 'medecin' });
  });

  it('explains an error, in the language chosen', async () => {
    await openSession();
    await go('hl_getCpxStatus');
    await press('Envoyer');
    await answer().getByText('ERROR 6000/2').waitFor();
    await answer().getByText('Requête invalide.').waitFor();
    await press('English');
    await page.getByRole('region', { name: 'Answer' }).getByText('Invalid request.').waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    await browser.screenshot(page, 'console-error-en');
    await press('Français');
  });

  it('sends a file of this computer', async () => {
    await open('#/command/hl_setSessionData');
    const content = Buffer.from('Contenu choisi');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'note.txt', mimeType: 'text/plain', buffer: content });
    await page.getByText('note.txt, 14 octets').waitFor();
    const request = page.getByRole('region', { name: 'Requête' }).last();
    await request.getByText(content.toString('base64')).waitFor();
  });

  it('is readable in the dark, and on a narrow screen without scrolling sideways', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await open('#/command/hl_sendDocument');
    await browser.screenshot(page, 'console-dark');
    await page.setViewportSize(PHONE);
    for (const view of ['#/', '#/scenario', '#/history', '#/command/hl_sendDocument']) {
      await open(view);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        PHONE.width,
      );
      expect(await findBarriers(page), view).toEqual([]);
    }
    await open('#/command/hl_getCpxCard');
    await browser.screenshot(page, 'console-narrow');
    await press('Commandes');
    await page.getByRole('searchbox').waitFor();
    await browser.screenshot(page, 'console-narrow-menu');
  });

  it('opens to no other page: neither its frame nor the cards of the sandbox', async () => {
    const other = await browser.open('<!doctype html><iframe></iframe>', '/stranger');
    const seen = await other.evaluate(async (url) => {
      const tell = (reply: Promise<Response>) =>
        reply.then(
          ({ status }) => status,
          () => 'refused',
        );
      const control = `${url}/sandbox/card/remove`;
      return [
        await tell(fetch(control, { method: 'POST', body: '{}' })),
        await tell(fetch(`${url}/sandbox/state`)),
        await tell(fetch(url)),
      ];
    }, console);
    expect(seen).toEqual(['refused', 'refused', 'refused']);
    expect(application.sandbox.card.readers()[0]?.content.kind).toBe('cpx');
    const framed = await other.evaluate(
      (url) =>
        new Promise((resolve) => {
          const frame = document.querySelector('iframe');
          if (frame === null) return;
          frame.onload = () => resolve(frame.contentDocument === null);
          frame.src = url;
        }),
      console,
    );
    // A refused frame holds an error page of another origin; the console would count as one too, so its content is asked.
    expect(framed).toBe(true);
    expect(other.frames().at(-1)?.url()).toContain('chrome-error://');
    await other.close();
  });
});
