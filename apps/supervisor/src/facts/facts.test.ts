import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckGroup, CheckResult, DoctorOptions } from '@dmpconnect/server/doctor';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_GROUPS, openDoctorDesk } from './doctor-desk.js';
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
