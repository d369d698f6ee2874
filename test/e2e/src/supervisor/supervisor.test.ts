/// <reference lib="dom" />
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '@dmpconnect/server/testing';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBarriers } from '../browser/accessibility.js';
import { type Browser, missingBrowserTools, startBrowser } from '../browser/browser.js';
import { killNow, untilGone } from '../testing/processes.js';
import { type SupervisorProcess, startSupervisorProcess } from './supervisor-process.js';

const DESK = { width: 1180, height: 900 };
const PHONE = { width: 390, height: 844 };

/** Every service is unused: nothing but this machine is contacted. */
const settings = (port: number) => `<?xml version="1.0" encoding="UTF-8"?>
<config>
  <!-- Posé par le support le 3 mars. -->
  <server><port>${port}</port><environment>test</environment></server>
  <ntp><server>127.0.0.1</server><port>9</port></ntp>
  <doctor><unused_services>
    <service>dmp</service><service>web-ps</service><service>teleservices</service>
    <service>messaging</service><service>patient-forms</service>
  </unused_services></doctor>
  <storage><directory>state</directory></storage>
  <journal><directory>journal</directory></journal>
</config>
`;

describe.skipIf(missingBrowserTools().length > 0)('the supervisor, used as a practice would', () => {
  let folder: string;
  let config: string;
  let port: number;
  let supervisor: SupervisorProcess;
  let browser: Browser;
  let page: Page;
  /** What the browser complained of: the policy of the page, files that are missing. */
  const complaints: string[] = [];
  const strangers: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dmpconnect-supervisor-'));
    config = join(folder, 'DmpConnect-JS2.xml');
    port = await findFreePort();
    await writeFile(config, settings(port));
    supervisor = await startSupervisorProcess(config, join(folder, 'supervisor'), { LC_ALL: 'fr_FR.UTF-8' });
    browser = await startBrowser();
    page = await browser.context.newPage();
    await page.setViewportSize(DESK);
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol !== 'blob:' && origin !== new URL(supervisor.address).origin)
        strangers.push(request.url());
    });
    page.on('dialog', (dialog) => void dialog.accept());
  });
  afterAll(async () => {
    await browser.stop();
    await supervisor.kill();
    for (const pid of await masters()) killNow(pid);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  /** Numbers of the running masters, as they wrote themselves down. */
  async function masters(): Promise<readonly number[]> {
    const names = await readdir(join(folder, 'state', 'processes')).catch(() => []);
    return names.flatMap((name) => /^master-(\d+)\.json$/.exec(name)?.[1] ?? []).map(Number);
  }
  const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
  const headline = (text: string | RegExp) =>
    page.locator('.big').getByText(text).waitFor({ timeout: 30_000 });
  const tab = (name: string) => page.getByRole('tab', { name }).click();
  const untilRunning = () => headline('Le service fonctionne.');

  it('opens from the icon, once, and shows nothing to who comes otherwise', async () => {
    await page.goto(supervisor.address);
    await headline('Le service est arrêté.');
    expect(page.url()).not.toContain('#');
    const [url, used] = [new URL(supervisor.address).origin, supervisor.address];
    for (const address of [url, used]) {
      const other = await browser.context.newPage();
      await other.goto(address);
      await other.getByRole('heading', { name: 'Ouvrez le superviseur par son icône' }).waitFor();
      expect(
        await other.evaluate(() => fetch('/api/facts', { method: 'POST', body: '{}' }).then((r) => r.status)),
      ).toBe(401);
      if (address === used) await browser.screenshot(other, 'supervisor-door');
      await other.close();
    }
    await page.reload();
    await headline('Le service est arrêté.');
    await page.getByText('Les logiciels du cabinet ne peuvent pas').waitFor();
    await browser.screenshot(page, 'supervisor-stopped');
  });

  it('starts the service, and shows that it answers', async () => {
    await press('Démarrer');
    await untilRunning();
    await page.getByText('Le service est démarré.').waitFor();
    expect(await page.locator('.service .facts').textContent()).toMatch(
      /En cours d’exécution.*aucune ouverte/s,
    );
    expect(await page.getByRole('button', { name: 'Démarrer', exact: true }).isDisabled()).toBe(true);
    const [pid] = await masters();
    await page.getByText(String(pid), { exact: true }).waitFor();
    await expect.poll(() => page.title()).toBe('Tout va bien · Superviseur DmpConnect-JS2');
    await page.locator('.panel', { hasText: 'Lecteurs et carte' }).locator('.badge').first().waitFor();
    await browser.screenshot(page, 'supervisor-running');
  });

  it('changes settings by preset and by hand, keeps the comments, and restarts what must be', async () => {
    await tab('Réglages');
    await page.getByLabel('Préréglage').first().selectOption({ label: 'Serveurs français de pool.ntp.org' });
    const server = page.getByLabel(/proxy\/server/);
    await server.fill('proxy.cabinet.example');
    await page.getByLabel(/proxy\/port/).fill('3128');
    await page.getByLabel(/proxy\/password/).fill('s3cret');
    await page.getByLabel(/server\/log_level/).fill('7');
    await page.getByText(/modifications à enregistrer/).waitFor();
    await browser.screenshot(page, 'supervisor-settings');
    await press('Enregistrer');
    await page.getByText(/doit être redémarré|sans redémarrage/).waitFor();
    const written = await readFile(config, 'utf8');
    expect(written).toContain('<!-- Posé par le support le 3 mars. -->');
    expect(written).toMatch(/<server>proxy\.cabinet\.example<\/server>/);
    expect(written).toContain('0.fr.pool.ntp.org');
    // A password never comes back to the page.
    expect(await page.getByLabel(/proxy\/password/).inputValue()).toBe('');
    expect(await page.content()).not.toContain('s3cret');
    // What waits for a restart is said by the running service, to whoever opens the page later.
    await press('Plus tard');
    await tab('Statut');
    await page
      .getByText(/Un redémarrage du service est nécessaire.*proxy\/server/)
      .waitFor({ timeout: 30_000 });
    await browser.screenshot(page, 'supervisor-waiting');
    const [before = 0] = await masters();
    await press('Redémarrer');
    await page.getByText('Le service est redémarré.').waitFor({ timeout: 30_000 });
    await untilGone([before]);
    await expect.poll(() => page.getByText(/Un redémarrage du service/).count(), { timeout: 30_000 }).toBe(0);
    await tab('Réglages');
  });

  it('refuses a wrong value, naming the setting, and tests values before they are written', async () => {
    await page.getByLabel(/server\/log_level/).fill('12');
    await press('Enregistrer');
    const alert = page.getByRole('alert').filter({ hasText: 'server/log_level' });
    await alert.waitFor();
    await browser.screenshot(page, 'supervisor-refused');
    await press('Annuler les modifications');
    await page.getByLabel('Préréglage').nth(1).selectOption({ label: 'Aucun : accès direct à Internet' });
    await page.getByLabel(/ntp\/server/).fill('127.0.0.1');
    await page.getByLabel(/ntp\/port/).fill('9');
    await press('Tester les serveurs de temps');
    await page.getByText('Résultat du test, avec les valeurs affichées').waitFor({ timeout: 30_000 });
    await page.locator('.test .badge.failure').first().waitFor();
    await press('Enregistrer');
    await page.getByText('Aucune modification').waitFor();
    expect(await readFile(config, 'utf8')).not.toContain('s3cret');
  });

  it('diagnoses live, and makes a bundle without secrets', async () => {
    await tab('Support et diagnostics');
    await page.getByText(/Terminé à/).waitFor({ timeout: 60_000 });
    expect(await page.locator('table.doctor tbody').count()).toBeGreaterThanOrEqual(6);
    await page.locator('table.doctor tr.failure').first().waitFor();
    await page.getByText('Diagnostic fait par le service, avec ses propres droits.').waitFor();
    await browser.screenshot(page, 'supervisor-support');
    await page.getByLabel('Seulement ce qui demande une action').check();
    expect(await page.locator('table.doctor tr.ok').count()).toBe(0);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      press('Créer le dossier de support'),
    ]);
    expect(download.suggestedFilename()).toMatch(/^DmpConnect-JS2-support-\d{4}-\d\d-\d\d\.zip$/);
    const bundle = await readFile(await download.path());
    expect(bundle.subarray(0, 2).toString()).toBe('PK');
    await page.getByText(/est dans vos téléchargements/).waitFor();
  });

  it('is usable by the keyboard, in English, in the dark and on a narrow screen', async () => {
    await page.getByRole('tab', { name: 'Support et diagnostics' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('tab', { name: 'Statut' }).getAttribute('aria-selected')).toBe('true');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Statut');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle)).toBe('solid');
    await press('English');
    await headline('The service works.');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize(PHONE);
    for (const name of ['Settings', 'Support and diagnostics', 'Status']) {
      await tab(name);
      await page.locator('[role=tabpanel] .panel').nth(1).waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        PHONE.width,
      );
      expect(await findBarriers(page), name).toEqual([]);
      await browser.screenshot(page, `supervisor-narrow-dark-${name.split(' ')[0]?.toLowerCase()}`);
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(DESK);
    await press('Français');
  });

  it('has no barrier that axe-core finds, in any tab', async () => {
    for (const name of ['Réglages', 'Support et diagnostics', 'Statut']) {
      await tab(name);
      await page.locator('[role=tabpanel] .panel').nth(1).waitFor();
      for (const details of await page.locator('details.panel').all())
        await details.locator('summary').click();
      expect(await findBarriers(page), name).toEqual([]);
    }
  });

  it('keeps the place of who uses the keyboard while the page changes under it', async () => {
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
    await page.getByRole('button', { name: 'Redémarrer', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Le service est redémarré.').waitFor({ timeout: 30_000 });
    await untilRunning();
    expect(await focused()).toBe('Redémarrer');
    await page.getByRole('button', { name: 'Actualiser' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Le service est redémarré.').waitFor({ state: 'detached' });
    await expect.poll(focused, { timeout: 30_000 }).toBe('Actualiser');
  });

  it('tells a broken service from a stopped one: what holds its port, what is wrong in its settings', async () => {
    await tab('Statut');
    await press('Arrêter');
    await headline('Le service est arrêté.');
    const intruder = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.end('SSH-2.0-other\r\n', () => socket.destroy());
    });
    await once(intruder.listen(port, '127.0.0.1'), 'listening');
    await page.getByText(/programme.*port|port.*programme/).waitFor({ timeout: 30_000 });
    await expect.poll(() => page.title(), { timeout: 30_000 }).toMatch(/^Attention/);
    await press('Démarrer');
    await page.getByRole('alert').getByText('À la main').waitFor({ timeout: 30_000 });
    await headline('Le service s’est arrêté tout seul (code 4).');
    await page
      .getByText(/port du service est déjà pris/)
      .first()
      .waitFor();
    await browser.screenshot(page, 'supervisor-broken-port');
    await new Promise((resolve) => intruder.close(resolve));

    const text = await readFile(config, 'utf8');
    await writeFile(config, text.replace('<environment>test<', '<environment>essai<'));
    await page.getByText(/server\/environment \(ligne \d+\)/).waitFor({ timeout: 30_000 });
    await browser.screenshot(page, 'supervisor-broken-settings');
    await tab('Réglages');
    await page.getByText(/les valeurs affichées ci-dessous sont celles par défaut/).waitFor();
    await browser.screenshot(page, 'supervisor-wrong-settings');
    await press('Remettre server/environment à sa valeur par défaut');
    await page.getByText('La valeur par défaut est remise.').waitFor();
    expect(await readFile(config, 'utf8')).toMatch(/<environment ?\/>|<environment><\/environment>/);
    await writeFile(config, text);
    await tab('Statut');
    await press('Démarrer');
    await untilRunning();
  });

  it('is not needed by the service: killing it changes nothing, and the page says so', async () => {
    const before = await masters();
    expect(before).toHaveLength(1);
    await supervisor.kill();
    await page.getByText('Le superviseur ne répond plus.').waitFor({ timeout: 30_000 });
    expect(await masters()).toEqual(before);
    for (const pid of before) expect(process.kill(pid, 0)).toBe(true);
    const answer = await fetchStatus(port);
    expect(answer).toContain('Number of active sessions: 0');
    // The browser tells that the link broke; nothing else was complained of, nobody else was asked.
    expect(complaints.filter((text) => !/ERR_(CONNECTION|INCOMPLETE)|net::|422|400/.test(text))).toEqual([]);
    expect(strangers).toEqual([]);
    // What opened the page once is written nowhere.
    const token = new URL(supervisor.address).hash.slice(1);
    expect(token).toHaveLength(43);
    const kept = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const file of kept.filter((entry) => entry.isFile()))
      expect(await readFile(join(file.parentPath, file.name), 'latin1'), file.name).not.toContain(token);
  });
});

async function fetchStatus(port: number): Promise<string> {
  const { request } = await import('node:https');
  const { text } = await import('node:stream/consumers');
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port, headers: { Host: `localhost:${port}` }, rejectUnauthorized: false },
      (response) => resolve(text(response)),
    );
    asked.on('error', reject).end();
  });
}
