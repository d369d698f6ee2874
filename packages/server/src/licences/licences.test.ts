import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LICENCE_MESSAGES, LicenceError } from '@dmpconnect/licensing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultSettings } from '../config/index.js';
import { currentPlatform } from '../platform/index.js';
import { openLicenceBoard, readLicenceState } from './board.js';
import { reportFailure, reportVerdict } from './describe.js';
import { type LicenceReport, licenceReport } from './report.js';

const base = defaultSettings();
const configured = { licensing: { ...base.licensing, server0: 'one.example', server2: 'three.example' } };
const now = new Date('2026-03-01T12:00:00Z');
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'licences-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function boardOf(settings: typeof configured, stateFolder = folder) {
  const failures: unknown[] = [];
  const board = await openLicenceBoard({
    settings,
    stateFolder,
    platform: currentPlatform(),
    onFailure: (error) => failures.push(error),
  });
  return { board, failures };
}

describe('the state of the licences', () => {
  it('without a server says that no licence is asked for and that everything works', async () => {
    const { board } = await boardOf({ licensing: base.licensing as typeof configured.licensing });
    expect(board.state()).toMatchObject({ configured: false, servers: [], usable: true });
    expect(board.state().sentence).toMatchObject({
      fr: expect.stringContaining('Aucun serveur de licence'),
      en: expect.stringContaining('No licence server is configured'),
    });
  });

  it('tells the servers in their order before the first check', async () => {
    const { board } = await boardOf(configured);
    expect(board.state()).toMatchObject({
      configured: true,
      servers: ['one.example', 'three.example'],
      usable: true,
    });
  });

  it('is that of the last check, also after a restart and for who only reads', async () => {
    const { board, failures } = await boardOf(configured);
    const explanation = { fr: 'Aucun serveur…', en: 'No server…' };
    board.record({ at: now.toISOString(), outcome: 'unreachable', explanation });
    expect(board.state()).toMatchObject({ usable: false, sentence: explanation });
    await board.close();
    expect((await boardOf(configured)).board.state()).toEqual(board.state());
    expect(await readLicenceState(configured, folder)).toEqual(board.state());
    board.record({ at: now.toISOString(), outcome: 'granted', source: 'grace' });
    expect(board.state()).toMatchObject({ usable: true });
    expect(board.state().sentence.fr).toContain('délai de grâce');
    await board.close();
    expect(failures).toEqual([]);
  });

  it.each(Object.keys(LICENCE_MESSAGES).filter((state) => state !== 'granted'))(
    'has a sentence in each language for %s',
    async (outcome) => {
      const { board } = await boardOf(configured, join(folder, outcome));
      board.record({ at: now.toISOString(), outcome } as LicenceReport);
      const { sentence, usable } = board.state();
      await board.close();
      expect(usable).toBe(false);
      expect(sentence).toEqual(LICENCE_MESSAGES[outcome as keyof typeof LICENCE_MESSAGES]);
    },
  );

  it('is not believed from a file that somebody changed, and a folder that cannot be written costs nothing', async () => {
    await writeFile(join(folder, 'licences', 'last-check.json'), '{"at":"yesterday"}');
    expect((await readLicenceState(configured, folder)).last).toBeUndefined();
    await writeFile(join(folder, 'file'), '');
    const { board, failures } = await boardOf(configured, join(folder, 'file'));
    board.record({ at: now.toISOString(), outcome: 'granted', source: 'server' });
    await board.close();
    expect(failures.length).toBeGreaterThan(0);
    expect(board.state().last?.outcome).toBe('granted');
  });
});

describe('the report of a check', () => {
  const message = { fr: 'f', en: 'e' };

  it('of a verdict tells its source, and nothing when no server is configured', () => {
    const verdict = { state: 'granted', source: 'server', server: 'one.example', message } as const;
    expect(reportVerdict(verdict, now)).toEqual({
      at: '2026-03-01T12:00:00.000Z',
      outcome: 'granted',
      source: 'server',
      server: 'one.example',
    });
    expect(reportVerdict({ state: 'granted', source: 'none-configured', message }, now)).toBeUndefined();
  });

  it.each([
    ['LICENCE_REFUSED', 'licence-revoked'],
    ['LICENCE_UNREACHABLE', 'unreachable'],
    ['LICENCE_ANSWER_INVALID', 'untrusted'],
  ] as const)('of %s is %s with its sentence, and can travel', (code, outcome) => {
    const error = new LicenceError(code, 'e', { explanation: message, state: 'licence-revoked' });
    const report = reportFailure(error, now);
    expect(report).toEqual({ at: now.toISOString(), outcome, explanation: message });
    expect(licenceReport.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
  });

  it('of what says nothing of the licence is none', () => {
    expect(reportFailure(new LicenceError('LICENCE_ABORTED', 'x'), now)).toBeUndefined();
    expect(reportFailure(new Error('x'), now)).toBeUndefined();
  });

  it('keeps no card and no holder', async () => {
    const { board } = await boardOf(configured);
    board.record({ at: now.toISOString(), outcome: 'granted', source: 'server', server: 's' });
    await board.close();
    const kept = JSON.parse(await readFile(join(folder, 'licences', 'last-check.json'), 'utf8'));
    expect(Object.keys(kept).toSorted()).toEqual(['at', 'outcome', 'server', 'source']);
  });
});
