import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JOURNAL_FILES, type JournalOptions, type Journals, openJournals } from './journals.js';
import type { Logger } from './logger.js';

/** Characters that break lines, quotes and markup, among ordinary ones. */
const noise = fc.string({
  unit: fc.constantFrom('a', 'é', ' ', '\n', '\r', '\0', '\u2028', '"', '\\', '<', '=', ':', '1'),
  maxLength: 40,
});

const LINE = /^\d{6}:\d{6} \[[0-9A-F]{8}\] \[[FEWID]\] .*$/;

let folder: string;
let opened: Journals[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journals-'));
  opened = [];
});

afterEach(async () => {
  await Promise.all(opened.map((journals) => journals.close()));
  await rm(folder, { recursive: true });
});

function open(options: Partial<JournalOptions> = {}): Journals {
  const journals = openJournals({
    folder,
    levels: { library: 5, server: 7 },
    maxMegabytes: 1,
    kept: 2,
    ...options,
  });
  opened.push(journals);
  return journals;
}

const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');

/** Closes the journals, then gives the lines of one. */
async function linesOf(journals: Journals, name: string): Promise<readonly string[]> {
  await journals.close();
  const text = await read(name).catch(() => '');
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

describe('the journals of a process', () => {
  it('write the line form of support tools, in the two files they ask for', async () => {
    const journals = open({ clock: { now: () => new Date(2026, 10, 4, 8, 5, 9) }, process: 4242 });
    journals.server.info({ port: 9982 }, 'Listening.');
    journals.library.warn('Trying another one.');
    expect(await linesOf(journals, 'dmpConnect-js2.log')).toEqual([
      '261104:080509 [00001092] [I] Listening. port=9982',
    ]);
    expect(await linesOf(journals, 'dmp-connect.log')).toEqual([
      '261104:080509 [00001092] [W] Trying another one.',
    ]);
  });

  it.each([
    [0, ''],
    [1, ''],
    [2, 'E'],
    [3, 'WE'],
    [4, 'IWE'],
    [5, 'DIWE'],
  ])('keep at level %i of the library the severities %s', async (level, letters) => {
    const journals = open({ levels: { library: level, server: 1 } });
    for (const method of ['debug', 'info', 'warn', 'error'] as const) journals.library[method]('x');
    const kept = (await linesOf(journals, JOURNAL_FILES.library)).map(
      (line) => /\[([A-Z])\] x$/.exec(line)?.[1],
    );
    expect(kept.join('')).toBe(letters);
  });

  it('change level for loggers that exist already', async () => {
    const journals = open({ levels: { library: 3, server: 3 } });
    const child = journals.server.child({ worker: 7 });
    child.debug('before');
    journals.setLevels({ server: 5 });
    child.debug('after');
    expect(journals.levels()).toEqual({ library: 3, server: 5 });
    expect(await linesOf(journals, JOURNAL_FILES.server)).toEqual([
      expect.stringMatching(/\[D\] after worker=7$/),
    ]);
  });

  it('start a new file when the present one is full and keep only as many as asked', async () => {
    const journals = open();
    const line = 'lorem ipsum '.repeat(600);
    for (let index = 0; index < 480; index += 1) journals.server.info(`${index} ${line}`);
    await journals.close();
    expect((await readdir(folder)).sort()).toEqual([
      'dmpConnect-js2.log',
      'dmpConnect-js2.log.1',
      'dmpConnect-js2.log.2',
    ]);
    const names = ['dmpConnect-js2.log.2', 'dmpConnect-js2.log.1', 'dmpConnect-js2.log'];
    const numbers = (await Promise.all(names.map(read)))
      .join('')
      .match(/(?<=\[I\] )\d+/g)!
      .map(Number);
    expect(numbers.at(-1)).toBe(479);
    expect(numbers).toEqual(numbers.map((_, index) => numbers[0]! + index));
  });

  it('start a new file each day when asked to, after a restart too', async () => {
    const yesterday = new Date(2026, 10, 3, 23, 59);
    for (const [name, text] of [
      ['dmpConnect-js2.log', 'yesterday'],
      ['dmpConnect-js2.log.1', 'before'],
      ['dmpConnect-js2.log.2', 'long ago'],
    ] as const) {
      await writeFile(join(folder, name), text);
      await utimes(join(folder, name), yesterday, yesterday);
    }
    const journals = open({ daily: true, clock: { now: () => new Date(2026, 10, 4, 0, 1) } });
    journals.server.info('today');
    await journals.close();
    expect(await read('dmpConnect-js2.log')).toMatch(/today\n$/);
    expect([await read('dmpConnect-js2.log.1'), await read('dmpConnect-js2.log.2')]).toEqual([
      'yesterday',
      'before',
    ]);
    const later = open({ daily: true });
    await utimes(join(folder, 'dmpConnect-js2.log'), new Date(), new Date());
    later.server.info('same day');
    await later.close();
    expect(await read('dmpConnect-js2.log')).toMatch(/today\n.*same day\n$/);
  });

  it.skipIf(process.platform === 'win32')('are readable by their owner alone', async () => {
    const journals = open();
    journals.server.info('x');
    await journals.close();
    expect((await stat(join(folder, JOURNAL_FILES.server))).mode & 0o777).toBe(0o600);
  });

  it('lose entries, not the service, while the folder cannot be used, and say how many afterwards', async () => {
    let now = 0;
    const place = join(folder, 'journal');
    await writeFile(place, 'a file where the folder should be');
    const journals = open({ folder: place, clock: { now: () => new Date(now) } });
    for (let index = 0; index < 3; index += 1) journals.server.error('lost');
    await rm(place);
    journals.server.error('lost too: the disk is left alone for a while');
    now = 11_000;
    journals.server.info('back');
    await journals.close();
    const text = await readFile(join(place, JOURNAL_FILES.server), 'utf8');
    expect(text.replace(/^.*?\] /gm, '')).toBe('[W] 4 entries could not be written.\n[I] back\n');
  });

  it('go on when the file itself refuses to be written', async () => {
    let now = 0;
    await mkdir(join(folder, JOURNAL_FILES.server));
    const journals = open({ clock: { now: () => new Date(now) } });
    journals.server.info('lost');
    journals.library.info('the other journal is not concerned');
    await journals.close();
    expect(await read(JOURNAL_FILES.library)).toContain('not concerned');
    now = 1;
    expect(() => journals.server.info('after the end')).not.toThrow();
  });

  it('write one well-formed line per entry at every level, without what was given as a secret', async () => {
    const secret = fc.stringMatching(/^[a-z]{8,12}$/).map((word) => `zq${word}`);
    const method = fc.constantFrom<keyof Omit<Logger, 'child'>>('debug', 'info', 'warn', 'error');
    const journal = fc.constantFrom<'server' | 'library'>('server', 'library');
    const journals = open();
    const secrets: string[] = [];
    fc.assert(
      fc.property(secret, method, journal, noise, (value, name, which, around) => {
        secrets.push(value);
        const logger = journals[which].child({ s_pinCode: value });
        logger[name](
          { request: { Ins: { s_ins: value } }, s_patientName: value },
          `${around}\n"s_pinCode":"${value}"`,
        );
        logger[name](new Error(`token=${value}`));
      }),
    );
    const lines = [
      ...(await linesOf(journals, JOURNAL_FILES.server)),
      ...(await linesOf(journals, JOURNAL_FILES.library)),
    ];
    expect(lines).toHaveLength(2 * secrets.length);
    for (const line of lines) expect(line).toMatch(LINE);
    const text = lines.join('\n');
    expect(secrets.filter((value) => text.includes(value))).toEqual([]);
  });

  it('mask a value once it was seen in a request', async () => {
    const journals = open();
    journals.redactor.addFieldsOf({ s_commandName: 'hl_x', s_patientName: 'DUPONT' });
    journals.server.info('Answer for Dupont of hl_x');
    expect(await linesOf(journals, JOURNAL_FILES.server)).toEqual([
      expect.stringMatching(/Answer for \*\*\* of hl_x$/),
    ]);
  });

  it('give their last lines at once, those that were just written included', async () => {
    const journals = open({ clock: { now: () => new Date(2026, 10, 4, 8, 5, 9) }, process: 4242 });
    expect(await journals.tail('server', 50)).toBe('');
    for (let index = 0; index < 60; index += 1) journals.server.info(`entry ${index}`);
    const lines = (await journals.tail('server', 50)).split('\n');
    expect(lines).toHaveLength(51);
    expect([lines[0], lines.at(-2), lines.at(-1)]).toEqual([
      '261104:080509 [00001092] [I] entry 10',
      '261104:080509 [00001092] [I] entry 59',
      '',
    ]);
    expect(await journals.tail('library', 50)).toBe('');
  });

  it('give lines of full files too', async () => {
    const journals = open();
    const line = 'lorem ipsum '.repeat(600);
    for (let index = 0; index < 160; index += 1) journals.server.info(`${index} ${line}`);
    const numbers = (await journals.tail('server', 100)).match(/(?<=\[I\] )\d+/g);
    expect(numbers).toEqual(Array.from({ length: 100 }, (_, index) => String(60 + index)));
    expect((await readdir(folder)).length).toBeGreaterThan(1);
  });

  it('mask in what they give a value that became known after it was written', async () => {
    const journals = open();
    journals.library.info('Reading the card of Dupont.');
    journals.redactor.addFieldsOf({ familyName: 'DUPONT', s_birthday: '261104', s_pinCode: '080509' });
    expect(await journals.tail('library', 1)).toMatch(/\[I\] Reading the card of \*\*\*\.\n$/);
    expect(await journals.tail('library', 1)).toMatch(/^\d{6}:\d{6} /);
  });

  it('give nothing, and wait for nothing, when the disk took no line', async () => {
    await mkdir(join(folder, JOURNAL_FILES.server));
    const journals = open();
    journals.server.info('lost');
    expect(await journals.tail('server', 5)).toBe('');
  });
});
