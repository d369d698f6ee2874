import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endOfProgram, type Program, startProgram } from '../testing/program.js';

/** Exit codes of the program, as its help and services know them. */
const SETTINGS_WRONG = 3;
const CANNOT_LISTEN = 4;

const SETTINGS = `<config>
  <server>
    <port>0</port>
    <environment>test</environment>
  </server>
  <storage><directory>state</directory></storage>
  <journal><directory>journal</directory></journal>
</config>
`;

let folder: string;
let config: string;
let running: Program | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dmpconnect-start-'));
  config = join(folder, 'DmpConnect-JS2.xml');
  await writeFile(config, SETTINGS);
});
afterEach(async () => {
  await running?.kill();
  running = undefined;
  await rm(folder, { recursive: true, force: true });
});

describe('a port that is taken', () => {
  it('is named, with its own exit code, whoever holds it', async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
    const { port } = holder.address() as { readonly port: number };
    const { code, stderr } = await endOfProgram(config, '--port', String(port));
    holder.close();
    expect(code).toBe(CANNOT_LISTEN);
    expect(stderr).toMatch(new RegExp(`^Cannot listen: .*EADDRINUSE.*:${port}`));
    expect(stderr.trim().split('\n')).toHaveLength(1);

    // Nothing of the failed start stands in the way of the next.
    running = await startProgram(config, '--port', String(port));
    expect(running.port).toBe(port);
  });

  it('by another instance of the connector leaves that one at work', async () => {
    await writeFile(config, SETTINGS.replace('<port>', '<clean_zombies>false</clean_zombies><port>'));
    running = await startProgram(config);
    const { code } = await endOfProgram(config, '--port', String(running.port));
    expect(code).toBe(CANNOT_LISTEN);
    const { answer } = await running.send({ s_commandName: 'hl_openSession', s_applicationId: 'still-here' });
    expect(answer).toMatchObject({ s_status: 'OK' });
  });

  it('by an instance left behind is free again: a later start ends the earlier one (clean_zombies)', async () => {
    const earlier = await startProgram(config);
    running = await startProgram(config, '--port', String(earlier.port));
    expect(running.port).toBe(earlier.port);
    await earlier.ended;
  });
});

describe('a settings file that is half written', () => {
  // Other ways to be half written: packages/server/src/cli/run.test.ts.
  it('is refused, naming the line, and is not touched', async () => {
    const half = SETTINGS.slice(0, SETTINGS.indexOf('</environment>'));
    await writeFile(config, half);
    const { code, stderr } = await endOfProgram(config);
    expect(code).toBe(SETTINGS_WRONG);
    expect(stderr).toMatch(/line 4/);
    expect(await readFile(config, 'utf8')).toBe(half);
  });

  it('does not disturb a server that runs: it and its new workers keep the settings they were started with', async () => {
    running = await startProgram(config);
    await writeFile(config, SETTINGS.slice(0, 30));
    const { answer } = await running.send({ s_commandName: 'hl_openSession', s_applicationId: 'new-worker' });
    expect(answer).toMatchObject({ s_status: 'OK' });
  });
});
