import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTestFolder } from '../testing/folder.js';
import { startConnector } from './connector.js';

const folder = await makeTestFolder();
const READY = `console.log(JSON.stringify({ ready: true, port: 4242, caFile: '/ca.pem' }));`;

/** A program that stands for the connector, in a few lines of JavaScript. */
async function makeProgram(name: string, source: string): Promise<string> {
  const file = path.join(folder, `${name}.mjs`);
  await writeFile(file, source);
  return file;
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const countChildren = (): number =>
  process.getActiveResourcesInfo().filter((resource) => resource === 'ProcessWrap').length;

describe('the connector as a child process', () => {
  it('is ready when it says so, whatever it printed before, and stops when its input ends', async () => {
    const cli = await makeProgram(
      'good',
      `if (process.argv.slice(2).join(' ') !== 'serve --config settings.xml --stop-on-stdin-end') process.exit(9);
       console.log('starting'); console.log('{"ready":false}'); ${READY}
       process.stdin.resume().on('end', () => process.exit(0));`,
    );
    const connector = await startConnector({ cli, configFile: 'settings.xml' });
    expect(connector).toMatchObject({ port: 4242, caFile: '/ca.pem' });
    expect(isAlive(connector.pid)).toBe(true);
    await connector.stop();
    expect(isAlive(connector.pid)).toBe(false);
    await connector.stop();
  });

  it('is killed when it does not stop', async () => {
    const cli = await makeProgram('stubborn', `${READY} setInterval(() => {}, 1000);`);
    const connector = await startConnector({ cli, configFile: 'settings.xml', stopMs: 50 });
    await connector.stop();
    expect(isAlive(connector.pid)).toBe(false);
  });

  it('is not blocked by what it prints', async () => {
    const cli = await makeProgram(
      'talkative',
      `${READY} const text = 'x'.repeat(99) + '\\n';
       for (let i = 0; i < 20000; i += 1) { process.stdout.write(text); process.stderr.write(text); }
       process.stdin.resume().on('end', () => process.stdout.write('', () => process.exit(0)));`,
    );
    const connector = await startConnector({ cli, configFile: 'settings.xml' });
    await connector.stop();
    expect(isAlive(connector.pid)).toBe(false);
  });

  it('explains why it did not start, with the end of what it complained about', async () => {
    const cli = await makeProgram('broken', `console.error('port 9982 is taken'); process.exit(3);`);
    await expect(startConnector({ cli, configFile: 'settings.xml' })).rejects.toThrow(
      /did not start: it ended \(exit code 3\)\nport 9982 is taken/,
    );
  });

  it('gives up on one that never becomes ready, and leaves nothing behind', async () => {
    const cli = await makeProgram('silent', 'setInterval(() => {}, 1000);');
    const before = countChildren();
    await expect(startConnector({ cli, configFile: 'settings.xml', readyMs: 200 })).rejects.toThrow(
      'did not start: not ready after 200 ms',
    );
    // The handle of an ended process goes a turn of the event loop later.
    await expect.poll(countChildren).toBeLessThanOrEqual(before);
  });

  it('says when it is not built', async () => {
    const cli = path.join(folder, 'absent.js');
    await expect(startConnector({ cli, configFile: 'settings.xml' })).rejects.toThrow(/not built/);
  });

  it('tells when it ends by itself', async () => {
    const cli = await makeProgram('short', `${READY} process.stdin.resume();`);
    const connector = await startConnector({ cli, configFile: 'settings.xml' });
    process.kill(connector.pid);
    await connector.ended;
    expect(isAlive(connector.pid)).toBe(false);
  });
});
