import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { makeTestFolder } from '../testing/folder.js';
import { type CliEnvironment, runCli } from './run.js';

const folder = await makeTestFolder();

/** A run of the program whose terminal the test holds. */
function start(args: readonly string[], options: Partial<CliEnvironment> = {}) {
  const stdin = new PassThrough();
  const complaints: string[] = [];
  let stop: (() => void) | undefined;
  let printed: (text: string) => void = () => undefined;
  const output = new Promise<string>((resolve) => {
    printed = resolve;
  });
  const ended = runCli({
    args: ['--state', folder, ...args],
    stdin,
    stopsOnStdinEnd: true,
    print: (text) => printed(text),
    complain: (text) => complaints.push(text),
    onStopSignal: (callback) => {
      stop = callback;
    },
    ...options,
  });
  return { stdin, output, ended, complaints, signal: () => stop?.() };
}

const answers = async (url: string): Promise<boolean> =>
  await fetch(`${url}/state`).then(
    (response) => response.ok,
    () => false,
  );

describe('the program', () => {
  it('prints one line of JSON when ready, and stops when its input ends', async () => {
    const run = start(['--no-server', '--json']);
    const line = await run.output;
    expect(line.endsWith('\n')).toBe(true);
    expect(line.trim()).not.toContain('\n');
    const ready = JSON.parse(line);
    expect(ready).toMatchObject({ ready: true, pin: '1234' });
    expect(await answers(ready.control)).toBe(true);
    run.stdin.end();
    expect(await run.ended).toBe(0);
    expect(await answers(ready.control)).toBe(false);
  });

  it('speaks to people otherwise, and stops at a signal; the end of a terminal’s input is none', async () => {
    const run = start(['--no-server'], { stopsOnStdinEnd: false });
    const text = await run.output;
    expect(text).toContain('Bac à sable prêt.');
    expect(text).toMatch(/Code porteur \/ PIN +1234/);
    expect(text).not.toContain('wss');
    run.stdin.end();
    const control = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0] ?? '';
    expect(await answers(control)).toBe(true);
    run.signal();
    expect(await run.ended).toBe(0);
  });

  it('stops what it began when it is asked to stop before it is ready', async () => {
    const run = start(['--no-server', '--json']);
    run.signal();
    expect(await run.ended).toBe(0);
    const again = start(['--no-server', '--json']);
    expect(JSON.parse(await again.output)).toMatchObject({ ready: true });
    again.signal();
    expect(await again.ended).toBe(0);
  });

  it('ends with 1 when the connector ends by itself', async () => {
    const cli = path.join(folder, 'short.mjs');
    await writeFile(
      cli,
      `console.log(JSON.stringify({ ready: true, port: 1, caFile: '/ca.pem' })); setTimeout(() => {}, 1);`,
    );
    const run = start(['--json', '--server-cli', cli]);
    expect(JSON.parse(await run.output)).toMatchObject({ wss: 'wss://localhost:1', caFile: '/ca.pem' });
    expect(await run.ended).toBe(1);
    expect(run.complaints.join('')).toContain('ended by itself');
  });

  it('explains a wrong command line with 2, and itself with 0', async () => {
    const wrong = start(['--port', 'many']);
    expect(await wrong.ended).toBe(2);
    expect(wrong.complaints.join('')).toContain('--port');
    const help = start(['--help']);
    expect(await help.ended).toBe(0);
    expect(await help.output).toContain('--no-server');
  });
});
