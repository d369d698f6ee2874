import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestIo } from '../../testing/cli-io.js';
import { runCli } from '../run.js';

let folder: string;
let config: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'settings-cli-'));
  config = join(folder, 'DmpConnect-JS2.xml');
});
afterEach(() => rm(folder, { recursive: true }));

async function run(args: readonly string[], typed?: string) {
  const io = createTestIo({ language: 'fr' });
  if (typed !== undefined) io.stdin.end(typed);
  const code = await runCli(['settings', ...args, '--config', config], io);
  return { code, out: io.stdout(), err: io.stderr() };
}

describe('settings check', () => {
  it('names the node and the line of each problem, in the language asked for, exit code 1', async () => {
    await writeFile(
      config,
      '<config>\n<server><port>x</port>\n<prot/></server>\n<ntp><port>0</port></ntp></config>',
    );
    expect(await run(['check'])).toEqual({
      code: 1,
      out: 'server/port (ligne 2) : doit être un nombre entier de 0 à 65535.\nntp/port (ligne 4) : doit être un nombre entier de 1 à 65535.\n',
      err: 'server/prot (ligne 3) : nœud inconnu, conservé.\n',
    });
    expect((await run(['check', '--lang', 'en'])).out).toContain('ntp/port (line 4): must be a whole number');
    await writeFile(config, '<config>\n<server>');
    expect(await run(['check'])).toMatchObject({ code: 1, out: expect.stringContaining('config (ligne 2)') });
  });

  it('says that all is right, exit code 0', async () => {
    expect(await run(['check'])).toMatchObject({ code: 0, err: expect.stringContaining('n’existe pas') });
    await writeFile(config, '<config/>');
    expect(await run(['check'])).toEqual({ code: 0, out: 'Les réglages sont corrects.\n', err: '' });
  });
});

describe('settings set and get', () => {
  it('change and show values and lists, and say what needs a restart', async () => {
    await writeFile(config, '<config><!-- kept --></config>');
    const set = await run([
      'set',
      'proxy/server=proxy.example.org',
      'proxy/port=3128',
      'server/log_level=6',
      'server/allowed_origins=https://a.example.org',
      'server/allowed_origins=https://b.example.org',
    ]);
    expect(set).toEqual({
      code: 0,
      out: 'server/log_level\nserver/allowed_origins\nproxy/server\nproxy/port\n',
      err: 'À prendre en compte par un redémarrage du service : proxy/server, proxy/port.\n',
    });
    expect((await run(['get', 'proxy/port', 'server/allowed_origins'])).out).toBe(
      '3128\nhttps://a.example.org\nhttps://b.example.org\n',
    );
    expect(await readFile(config, 'utf8')).toContain('<!-- kept -->');
    await run(['set', 'server/allowed_origins=', 'server/log_level=']);
    expect((await run(['get', 'server/allowed_origins', 'server/log_level'])).out).toBe('5\n');
  });

  it('take a password from the standard input, and never show it', async () => {
    expect((await run(['set', 'proxy/password=-'], 'p:a=ss\n')).code).toBe(0);
    expect(await readFile(config, 'utf8')).toContain('<password>p:a=ss</password>');
    for (const args of [['get', 'proxy/password'], ['list'], ['list', '--json']]) {
      const { out } = await run(args);
      expect(out).toContain('***');
      expect(out).not.toContain('p:a=ss');
    }
  });

  it('take keys and attributes as words', async () => {
    const key = 'A'.repeat(43);
    const words = [`licensing/public_key=2026:${key}`, `licensing/public_key=${key}`];
    expect(
      (await run(['set', ...words, 'card/virtual_card=port=4000', 'card/virtual_card=token=t=k'])).code,
    ).toBe(0);
    expect((await run(['get', 'licensing/public_key'])).out).toBe(`2026:${key}\n${key}\n`);
    expect(await readFile(config, 'utf8')).toContain(
      '<virtual_card host="127.0.0.1" port="4000" token="t=k"/>',
    );
  });

  it.each([
    [['set', 'server/prot=1'], 3, 'server/prot : n’est pas un paramètre connu.'],
    [['set', 'server/port=x'], 3, 'server/port : doit être un nombre entier de 0 à 65535.'],
    [['set', 'proxy/server=p'], 3, 'proxy/port (ligne 4) : est nécessaire avec proxy/server.'],
    [['set', 'server/port'], 2, 'server/port n’a pas la forme section/nœud=valeur.'],
    [['get'], 2, 'Nommez un réglage.'],
  ])('refuse %j', async (args, code, sentence) => {
    expect(await run(args)).toMatchObject({ code, err: expect.stringContaining(sentence) });
    await expect(readFile(config)).rejects.toThrow('ENOENT');
  });
});

describe('settings list', () => {
  it('describes every setting, with its value and when a change applies', async () => {
    const rows = JSON.parse((await run(['list', '--json'])).out);
    expect(rows).toContainEqual(
      expect.objectContaining({
        node: 'server/port',
        value: ['9982'],
        default: 9982,
        restart: true,
        label: { fr: 'Port d’écoute', en: 'Listening port' },
      }),
    );
    expect((await run(['list'])).out).toContain(
      'server/log_level = 5\n    Verbosité du journal du serveur (aussitôt)\n',
    );
  });
});
