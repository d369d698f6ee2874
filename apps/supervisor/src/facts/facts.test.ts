import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InstalledService } from '@dmpconnect/server/admin-client';
import type { CheckGroup, CheckResult, DoctorOptions } from '@dmpconnect/server/doctor';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_GROUPS, openDoctorDesk } from './doctor-desk.js';
import { readLastWords } from './last-words.js';
import { readContact } from './support.js';
import { readTroubles, toTrouble } from './troubles.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'supervisor-facts-'));
});
afterAll(() => rm(folder, { recursive: true }));

const line = (group: CheckGroup): CheckResult => ({
  id: `${group}.x`,
  group,
  outcome: 'ok',
  sentence: { fr: '', en: '' },
});

describe('the doctor', () => {
  it('makes the groups that are asked for, one examination after the other', async () => {
    let running = 0;
    const given: (readonly CheckGroup[] | undefined)[] = [];
    const desk = openDoctorDesk(async function* (options: DoctorOptions = {}) {
      running += 1;
      expect(running).toBe(1);
      given.push(options.without);
      await Promise.resolve();
      yield line('card');
      running -= 1;
    });
    const told: string[] = [];
    const [first, second] = await Promise.all([
      desk.examine(['card', 'licence'], {}, ({ id }) => told.push(id)),
      desk.examine(ALL_GROUPS, {}),
    ]);
    expect([first?.length, second?.length, told]).toEqual([1, 1, ['card.x']]);
    expect(given[0]).toEqual(ALL_GROUPS.filter((group) => group !== 'card' && group !== 'licence'));
    expect(given[1]).toEqual([]);
  });

  describe('of everything', () => {
    const installation = {
      settingsFile: '/x.xml',
      folders: { state: '/x' },
      flavour: 'dev',
    } as unknown as InstalledService;
    const examineAll = async (answers: boolean, ask: Parameters<typeof openDoctorDesk>[1]) => {
      const told: string[] = [];
      const own = async function* () {
        yield line('machine');
      };
      const lines = await openDoctorDesk(own, ask).examineAll(installation, '1', answers, {
        start: (examiner) => told.push(examiner),
        line: ({ id }) => told.push(id),
      });
      return { told, found: lines.map(({ id }) => id) };
    };
    it('is made by the running service, with its rights', async () => {
      const asked = await examineAll(true, async function* () {
        yield line('card');
      });
      expect(asked).toEqual({ told: ['service', 'card.x'], found: ['card.x'] });
    });
    it('is made anew by this account when the service refuses or dies meanwhile', async () => {
      const dying = await examineAll(true, async function* () {
        yield line('card');
        throw new Error('gone');
      });
      expect(dying).toEqual({
        told: ['service', 'card.x', 'account', 'machine.x'],
        found: ['machine.x'],
      });
    });
    it('asks nobody when the service does not answer', async () => {
      const stopped = await examineAll(false, async function* () {
        yield line('card');
      });
      expect(stopped).toEqual({ told: ['account', 'machine.x'], found: ['machine.x'] });
    });
  });

  it('that failed does not keep the next from being asked', async () => {
    let count = 0;
    const desk = openDoctorDesk(async function* () {
      count += 1;
      if (count === 1) throw new Error('no');
      yield line('card');
    });
    await expect(desk.examine(['card'], {})).rejects.toThrow('no');
    expect(await desk.examine(['card'], {})).toHaveLength(1);
  });
});

describe('troubles', () => {
  const trouble = (text: string) =>
    toTrouble({ at: new Date(0), journal: 'server', severity: 'error', text });
  it('are said in words when they are known, as they stand when they are not', () => {
    expect(trouble('listen EADDRINUSE: address already in use 127.0.0.1:9982').words.fr).toBe(
      'Le port du service est déjà pris par un autre programme.',
    );
    expect(trouble('The settings file holds a node that is not known: server/prot (line 4).').words.fr).toBe(
      'Le fichier de réglages contient un paramètre inconnu : server/prot.',
    );
    const unknown = 'Something nobody foresaw.';
    expect(trouble(unknown)).toMatchObject({ words: { fr: unknown, en: unknown }, line: unknown });
  });

  it('that this account may not read are told apart from none', async () => {
    expect(await readTroubles(folder)).toEqual({ readable: true, troubles: [] });
    const file = join(folder, 'file');
    await writeFile(file, '');
    expect(await readTroubles(file)).toEqual({ readable: false });
  });
});

describe('the last words of the service', () => {
  const now = new Date(2026, 2, 3, 12, 0, 0);
  const prepare = async (name: string, journal: string, dying?: string) => {
    const home = join(folder, name);
    await mkdir(home);
    await writeFile(join(home, 'dmpConnect-js2.log'), journal);
    if (dying !== undefined) {
      await writeFile(join(home, 'last-words.log'), dying);
      await utimes(join(home, 'last-words.log'), now, new Date(now.getTime() - 60_000));
    }
    const folders = { state: home, masterJournals: home } as InstalledService['folders'];
    return readLastWords({ settingsFile: join(home, 'x.xml'), folders }, now);
  };
  const entry = (stamp: string, letter: string, text: string) => `${stamp} [0000ABCD] [${letter}] ${text}\n`;

  it('are the newest error of the last day, in words and with its time', async () => {
    const words = await prepare(
      'errors',
      entry('260303:101500', 'E', 'ENOSPC: no space left') + entry('260303:111500', 'W', 'The time server'),
    );
    expect(words?.fr).toBe('Dernière erreur du service (03/03/2026 10:15) : Le disque est plein.');
    expect(words?.en).toMatch(/^Last error of the service \(3\/3\/26, 10:15.AM\): The disk is full\.$/u);
    expect(await prepare('old', entry('260301:101500', 'E', 'ENOSPC'))).toBeUndefined();
  });

  it('are what it wrote when it died, when that came later', async () => {
    const words = await prepare(
      'dying',
      entry('260303:101500', 'E', 'ENOSPC'),
      "node:internal/x:1\nError: Cannot find module 'koffi'\n    at x (y:1:2)\n\nNode.js v22.1.0\n",
    );
    expect(words?.en).toMatch(/: Error: Cannot find module 'koffi'$/);
  });
});

describe('the contact', () => {
  it('is what the operator wrote, or nobody', async () => {
    const file = join(folder, 'support.json');
    expect(await readContact(file)).toBeUndefined();
    const contact = { name: 'Support', mail: 'support@example.org', page: 'https://example.org/' };
    await writeFile(file, JSON.stringify(contact));
    expect(await readContact(file)).toEqual(contact);
    for (const wrong of ['{', '{}', '{"mail":"x"}', '{"page":"javascript:alert(1)"}']) {
      await writeFile(file, wrong);
      expect(await readContact(file)).toBeUndefined();
    }
  });
});
