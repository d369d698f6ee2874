import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locateService } from '@dmpconnect/server/admin-client';
import { SettingsError } from '@dmpconnect/server/config';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Elevation } from '../elevation/elevation.js';
import { applySettings, printSettings } from '../privileged/apply-settings.js';
import { withCandidate } from './candidate.js';
import { readPresets } from './presets.js';
import { readWithRights } from './read-with-rights.js';
import { findSystemProxy, readRegistryProxy, readScutilProxy } from './system-proxy.js';
import { viewSettings } from './view.js';
import { writeSettings } from './write.js';

let folder: string;
let settingsFile: string;

const TEXT = `<config>
  <!-- posé par le support -->
  <server><log_level>4</log_level></server>
  <proxy><server>old.example</server><port>3128</port><password>s3cret</password></proxy>
  <journal><directory>logs</directory></journal>
</config>
`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'supervisor-settings-'));
  settingsFile = join(folder, 'DmpConnect-JS2.xml');
});
beforeEach(() => writeFile(settingsFile, TEXT));
afterAll(() => rm(folder, { recursive: true }));

const locate = () => locateService({ settingsFile });

/** Runs the privileged commands in this process, as the system would in another. */
function elevation(
  tamper: (change: string) => string = (text) => text,
): Elevation & { readonly asked: string[][] } {
  const asked: string[][] = [];
  return {
    asked,
    privileged: false,
    async run(_file, args) {
      const [, command = '', ...rest] = args;
      asked.push([...args]);
      const change = rest[rest.indexOf('--change') + 1];
      if (command === 'apply-settings' && change !== undefined) {
        await writeFile(change, tamper(await readFile(change, 'utf8')));
      }
      const said = { out: '', err: '' };
      const io = {
        out: (text: string) => {
          said.out += text;
        },
        err: (text: string) => {
          said.err += text;
        },
      };
      const code = await (command === 'apply-settings' ? applySettings(rest, io) : printSettings(rest, io));
      return { code, stdout: said.out, stderr: said.err };
    },
  };
}
const program = ['/usr/bin/node', 'main.js'] as const;
const failure = (act: Promise<unknown>) => act.catch((error: { readonly code: string }) => error.code);

describe('the settings of the page', () => {
  it('hold the values, never a secret', async () => {
    const view = await viewSettings(await locate(), undefined);
    expect(view).toMatchObject({ path: settingsFile, access: 'write', isThere: true, problems: [] });
    const field = (node: string) => view.fields.find((one) => one.node === node);
    expect(field('proxy/server')).toMatchObject({ value: 'old.example', secret: false, isSet: true });
    expect(field('proxy/password')).toMatchObject({ secret: true, isSet: true });
    expect(field('server/log_level')).toMatchObject({ value: 4, restart: false });
    expect(JSON.stringify(view)).not.toContain('s3cret');
  });

  it('tell what is wrong in the file, in both languages', async () => {
    await writeFile(settingsFile, TEXT.replace('<port>3128', '<port>many'));
    const { problems } = await viewSettings(await locate(), undefined);
    expect(problems[0]?.sentence.fr).toMatch(/^proxy\/port \(ligne 4\)/);
    // What can be put back to its default is named.
    expect(problems[0]?.node).toBe('proxy/port');
    expect(problems[0]?.sentence.en).toMatch(/^proxy\/port \(line 4\)/);
  });

  it('are written as they are where the account may, comments kept', async () => {
    const installation = await locate();
    const values = {
      'proxy/server': null,
      'proxy/port': null,
      'proxy/password': null,
      'server/log_level': 6,
    };
    const { changed, restart } = await writeSettings(installation, 'write', values, {
      elevation: elevation(),
      program,
    });
    expect(changed).toEqual(['server/log_level', 'proxy/server', 'proxy/port', 'proxy/password']);
    expect(restart).not.toContain('server/log_level');
    const written = await readFile(settingsFile, 'utf8');
    expect(written).toContain('<!-- posé par le support -->');
    expect(written).toContain('<log_level>6</log_level>');
    expect(written).not.toMatch(/old\.example|s3cret/);
  });

  it('are written by a process with rights where the account may not: what was agreed to, nothing else', async () => {
    const rights = elevation();
    const values = { 'proxy/password': 'n3w s3cret' };
    await writeSettings(await locate(), 'rights', values, { elevation: rights, program });
    expect(await readFile(settingsFile, 'utf8')).toContain('<password>n3w s3cret</password>');
    const [args = []] = rights.asked;
    expect(args.slice(0, 4)).toEqual(['main.js', 'apply-settings', '--config', settingsFile]);
    expect(args.join(' ')).not.toContain('n3w s3cret');
    expect(args.at(-1)).toBe(createHash('sha256').update(JSON.stringify(values)).digest('hex'));

    const swapped = elevation((text) => text.replace('n3w s3cret', 'evil'));
    const outcome = writeSettings(await locate(), 'rights', values, { elevation: swapped, program });
    expect(await failure(outcome)).toBe('CHANGE_ALTERED');
    expect(await readFile(settingsFile, 'utf8')).not.toContain('evil');
    const left = (await readdir(tmpdir())).filter((name) => name.startsWith('dmpconnect-change-'));
    expect(left).toEqual([]);
  });

  it('that break a rule are refused before anybody is asked for rights', async () => {
    const rights = elevation();
    const outcome = writeSettings(
      await locate(),
      'rights',
      { 'server/port': 'x' },
      { elevation: rights, program },
    );
    await expect(outcome).rejects.toBeInstanceOf(SettingsError);
    expect(rights.asked).toEqual([]);
    expect(await readFile(settingsFile, 'utf8')).toBe(TEXT);
  });

  it('are read with rights by who may not read them, and stay without secrets', async () => {
    const installation = await locate();
    const view = {
      ...(await viewSettings(installation, undefined)),
      access: 'unreadable' as const,
      isThere: true,
      fields: [],
    };
    const read = await readWithRights(view, installation, { elevation: elevation(), program });
    expect(read.access).toBe('rights');
    expect(read.fields.find(({ node }) => node === 'proxy/server')?.value).toBe('old.example');
    expect(JSON.stringify(read)).not.toContain('s3cret');
  });

  it('are tried on a copy that is erased, its relative folders those of the real one', async () => {
    const seen = await withCandidate(await locate(), { 'ntp/port': 1123 }, async (file, difference) => ({
      difference,
      file,
      text: await readFile(file, 'utf8'),
    }));
    expect(seen.difference.changed).toEqual(['ntp/port']);
    expect(seen.text).toContain(`<directory>${join(folder, 'logs')}</directory>`);
    expect(await readFile(settingsFile, 'utf8')).toBe(TEXT);
    await expect(readFile(seen.file)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('presets', () => {
  it('are those of everybody, of this computer and of the operator', async () => {
    const file = join(folder, 'presets.json');
    await writeFile(file, '{"time":[{"label":"Clinique","servers":["ntp.clinique.example"]}],"proxy":[]}');
    const presets = await readPresets(file, { server: 'proxy.local', port: 8080 });
    expect(presets.time.map(({ id }) => id)).toEqual(['default', 'france', 'operator-0']);
    expect(presets.time.at(-1)?.values).toEqual({ 'ntp/server': ['ntp.clinique.example'], 'ntp/port': 123 });
    expect(presets.proxy.map(({ id }) => id)).toEqual(['none', 'system']);
    for (const broken of ['{', '{"time":[{}]}', '[]']) {
      await writeFile(file, broken);
      expect((await readPresets(file, undefined)).time).toHaveLength(2);
    }
  });
});

describe('the proxy of the system', () => {
  const registry = (enabled: number, server: string) =>
    `\r\nHKEY_CURRENT_USER\\Software\\…\\Internet Settings\r\n    ProxyEnable    REG_DWORD    0x${enabled}\r\n    ProxyServer    REG_SZ    ${server}\r\n`;
  it.each([
    [registry(1, 'proxy.local:3128'), { server: 'proxy.local', port: 3128 }],
    [registry(1, 'http=a:80;https=b:8443'), { server: 'b', port: 8443 }],
    [registry(0, 'proxy.local:3128'), undefined],
    ['', undefined],
  ])('of Windows', (printed, expected) => {
    expect(readRegistryProxy(printed)).toEqual(expected);
  });

  it('of macOS and of Linux', async () => {
    const scutil = '<dictionary> {\n  HTTPSEnable : 1\n  HTTPSPort : 3128\n  HTTPSProxy : proxy.local\n}\n';
    expect(readScutilProxy(scutil)).toEqual({ server: 'proxy.local', port: 3128 });
    expect(readScutilProxy(scutil.replace(': 1', ': 0'))).toBeUndefined();
    const places = {
      platform: 'linux' as const,
      windows: { systemRoot: '' },
      run: async () => ({ code: 0, stdout: '', stderr: '' }),
    };
    expect(
      await findSystemProxy({ ...places, env: { https_proxy: 'http://zoe:pw@proxy.local:3128/' } }),
    ).toEqual({
      server: 'proxy.local',
      port: 3128,
    });
    expect(await findSystemProxy({ ...places, env: {} })).toBeUndefined();
  });
});
