import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestIo, type TestIo } from '../testing/cli-io.js';
import { runCli } from './run.js';
import { CLI_COMMANDS } from './table.js';

/** Settings that are written half only, in many ways. */
const HALF = `<config>
  <server><port>0</port><environment>test</environment></server>
</config>
`;

let folder: string;
let config: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-'));
  config = join(folder, 'DmpConnect-JS2.xml');
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function run(
  args: readonly string[],
  io: TestIo = createTestIo(),
): Promise<TestIo & { readonly code: number }> {
  return Object.assign(io, { code: await runCli(args, io) });
}

describe('the help', () => {
  it.each([
    ['--help', 0],
    ['help', 0],
    ['-h', 0],
  ])('lists every command with %s', async (word, code) => {
    const result = await run([word]);
    expect(result.code).toBe(code);
    for (const [name, { summary }] of Object.entries(CLI_COMMANDS)) {
      expect(result.stdout()).toContain(name);
      expect(result.stdout()).toContain(summary.en);
    }
  });

  it('is what a call without a command gets, as a mistake', async () => {
    const result = await run([]);
    expect(result.code).toBe(2);
    expect(result.stderr()).toContain('Usage');
  });

  it.each(Object.keys(CLI_COMMANDS))('of %s tells each option in both languages', async (name) => {
    for (const language of ['fr', 'en'] as const) {
      const result = await run([...name.split(' '), '--help', '--lang', language]);
      expect(result.code).toBe(0);
      expect(result.stdout()).toContain(CLI_COMMANDS[name]!.summary[language]);
      for (const [option, { text }] of Object.entries(CLI_COMMANDS[name]!.options)) {
        expect(result.stdout()).toContain(`--${option}`);
        expect(result.stdout()).toContain(text[language]);
      }
    }
  });

  it('has texts that differ in the two languages, ending as sentences', () => {
    for (const { summary, options } of Object.values(CLI_COMMANDS)) {
      for (const { fr, en } of [summary, ...Object.values(options).map(({ text }) => text)]) {
        expect(fr).toMatch(/\.$/);
        expect(en).toMatch(/\.$/);
      }
    }
  });
});

describe('a wrong command line', () => {
  it.each([
    [['serv'], 'Unknown command: serv'],
    [['certificate'], 'Unknown command: certificate'],
    [['constructor'], 'Unknown command: constructor'],
    [['version', '--nope'], 'Unknown option: --nope'],
    [['serve', '--port'], 'Value missing'],
    [['serve', '--port', 'x'], '--port wants a number'],
    [['serve', '--port', '70000'], '--port wants a number'],
    [['serve', '--port', '1', '--port', '2'], '--port is given twice'],
    [['version', 'extra'], 'Unexpected argument: extra'],
    [['version', '--lang', 'de'], '--lang wants fr or en'],
    [['dc-parameter', 'issue'], 'The option --key is required'],
    [['dc-parameter', 'show', '/does/not/exist'], 'cannot be read'],
  ])('%j is named, exit code 2', async (args, message) => {
    await writeFile(config, '<config/>');
    const takesConfig = ['serve', 'dc-parameter show'].some((name) => args.join(' ').startsWith(name));
    const result = await run(takesConfig ? [...args, '--config', config] : args);
    expect(result.stderr()).toContain(message);
    expect(result.code).toBe(2);
    expect(result.stdout()).toBe('');
  });

  it('is told in French to whom speaks it', async () => {
    expect((await run(['serv'], createTestIo({ language: 'fr' }))).stderr()).toContain(
      'Commande inconnue : serv',
    );
  });
});

describe('wrong settings', () => {
  it('are listed, exit code 3', async () => {
    await writeFile(config, '<config>\n<server><port>x</port>\n<log_level>9</log_level></server></config>');
    const result = await run(['serve', '--config', config]);
    expect(result.code).toBe(3);
    expect(result.stderr()).toContain('server/port (line 2)');
    expect(result.stderr()).toContain('server/log_level (line 3)');
  });

  it.each([
    ['cut within a node', HALF.slice(0, HALF.indexOf('</environment>')), /line 2/],
    ['cut within a tag', HALF.slice(0, HALF.indexOf('environment>') + 5), /line 2/],
    ['cut between two nodes', HALF.slice(0, HALF.indexOf('</config>')), /line [23]/],
    ['empty', '', /line 1/],
    ['full of zeros, as after a power cut', '\0'.repeat(300), /line 1/],
    ['with a value cut short', HALF.replace('>test<', '>te<'), /server\/environment \(line 2\)/],
  ])('%s name the line, exit code 3, and are not touched', async (_, text, line) => {
    await writeFile(config, text);
    const result = await run(['serve', '--config', config]);
    expect(result.code).toBe(3);
    expect(result.stderr()).toMatch(line);
    expect(await readFile(config, 'utf8')).toBe(text);
  });

  it('include a file that was named and is not there, exit code 3', async () => {
    const result = await run(['certificate', 'show', '--config', join(folder, 'none.xml')]);
    expect(result.code).toBe(3);
    expect(result.stderr()).toContain('does not exist');
  });

  it('with an address of the network stop the start, exit code 4', async () => {
    await writeFile(config, '<config><server><ip>0.0.0.0</ip></server></config>');
    for (const args of [['serve'], ['serve', '--listen-beyond-loopback']]) {
      expect((await run([...args, '--config', config, '--state', folder])).code).toBe(4);
    }
  });
});

describe('version', () => {
  it('says which program this is', async () => {
    expect((await run(['version'])).stdout()).toBe('DmpConnect-JS2 1.2.3 (dev)\n');
  });
});

describe('certificate', () => {
  beforeEach(async () => {
    await writeFile(
      config,
      '<config><storage><directory>state</directory></storage><journal><directory>journal</directory></journal></config>',
    );
  });

  it('does not exist before the first start, exit code 1', async () => {
    for (const command of ['show', 'ca-path']) {
      const result = await run(['certificate', command, '--config', config]);
      expect(result.code).toBe(1);
      expect(result.stderr()).toContain('No usable certificate');
    }
  });

  it('can be made, shown and found, in the state folder of the settings', async () => {
    const renewed = await run(['certificate', 'renew', '--config', config]);
    expect(renewed.code).toBe(0);
    expect(renewed.stderr()).toContain('trusted authorities');
    const shown = await run(['certificate', 'show', '--config', config]);
    expect(shown.stdout()).toBe(renewed.stdout());
    expect(shown.stdout()).toContain('localhost, localhost.icanopee.net, 127.0.0.1, ::1');
    const path = (await run(['certificate', 'ca-path', '--config', config])).stdout().trim();
    expect(path).toBe(join(folder, 'state', 'certificate', 'authority.pem'));
    expect(await readFile(path, 'utf8')).toMatch(/^-----BEGIN CERTIFICATE-----/);
    expect(await readFile(join(folder, 'journal', 'dmpConnect-js2.log'), 'utf8')).toContain(
      'renewed by hand',
    );
  });
});

describe('dc-parameter', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const ISSUE = [
    'dc-parameter',
    'issue',
    '--kid',
    'k1',
    '--integrator',
    'example',
    '--application',
    'Example',
    '--origin',
    'https://*.example.org',
    '--origin',
    'http://localhost:*',
    '--environment',
    'test',
    '--feature',
    'hl_signWithCpxCard',
  ];

  beforeEach(async () => {
    await writeFile(join(folder, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const key = publicKey.export({ format: 'jwk' }).x;
    await writeFile(
      config,
      `<config><server><environment>test</environment></server><licensing><dc_parameter_key kid="k1">${key}</dc_parameter_key></licensing></config>`,
    );
  });

  const issue = (...more: readonly string[]) => run([...ISSUE, '--key', join(folder, 'key.pem'), ...more]);

  it('is made, then accepted by the installation that holds its key', async () => {
    const blob = join(folder, 'dc.b64');
    const issued = await issue('--out', blob, '--expires', '2999-01-01');
    expect(issued.code).toBe(0);
    expect(issued.stderr()).toContain(publicKey.export({ format: 'jwk' }).x!);
    const shown = await run(['dc-parameter', 'show', blob, '--config', config]);
    expect(shown.code).toBe(0);
    expect(JSON.parse(shown.stdout())).toMatchObject({
      verified: true,
      integratorId: 'example',
      applicationName: 'Example',
      allowedOrigins: ['https://*.example.org', 'http://localhost:*'],
      environment: 'test',
      features: ['hl_signWithCpxCard'],
      expiresAt: '2999-01-01T00:00:00.000Z',
    });
  });

  it('is read from the standard input', async () => {
    const io = createTestIo();
    io.stdin.end((await issue()).stdout());
    expect((await run(['dc-parameter', 'show', '-', '--config', config], io)).code).toBe(0);
  });

  it('that is refused is shown as unverified, with the reason, exit code 1', async () => {
    const io = createTestIo();
    io.stdin.end((await issue()).stdout());
    await writeFile(config, '<config><server><environment>test</environment></server></config>');
    const result = await run(['dc-parameter', 'show', '--config', config], io);
    expect(result.code).toBe(1);
    expect(result.stderr()).toContain('DC_PARAMETER_UNKNOWN_KEY');
    expect(JSON.parse(result.stdout())).toMatchObject({
      verified: false,
      payload: { integratorId: 'example' },
    });
  });

  it('that is garbage is refused without a payload', async () => {
    const io = createTestIo();
    io.stdin.end('garbage');
    const result = await run(['dc-parameter', 'show', '--config', config], io);
    expect([result.code, result.stdout()]).toEqual([1, '']);
  });

  it.each([
    [['--environment', 'test'], '--environment is given twice'],
    [['--origin', 'example.org'], '--origin'],
    [['--expires', '2026-02-30'], '--expires'],
    [['--expires', '2001-01-01'], 'in the past'],
    [['--feature', ''], 'feature'],
    [['--feature', 'hl_signWithCpxcard'], 'hl_signWithCpxCard, s_authSignature'],
  ])('is not made with %j, exit code 2', async (more, message) => {
    const result = await issue(...more);
    expect(result.stderr()).toContain(message);
    expect(result.code).toBe(2);
  });

  it('is not made with a key of another kind, nor without one', async () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    await writeFile(join(folder, 'rsa.pem'), rsa.export({ type: 'pkcs8', format: 'pem' }));
    for (const name of ['rsa.pem', 'none.pem']) {
      const result = await run([...ISSUE, '--key', join(folder, name)]);
      expect(result.code).toBe(2);
      expect(result.stderr()).toContain('Ed25519');
    }
  });
});
