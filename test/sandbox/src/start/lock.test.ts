import { readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { listenOnLoopback } from '../loopback/listen.js';
import { makeTestFolder } from '../testing/folder.js';
import { lockState, refuseStateInUse } from './lock.js';

/** A control API, of this sandbox or of another program that answers `state`. */
async function serveState(state: (url: string) => unknown): Promise<{ url: string; close: () => void }> {
  let url = '';
  const server = createServer((_request, response) => response.end(JSON.stringify(state(url))));
  const { port } = await listenOnLoopback(server);
  url = `http://127.0.0.1:${port}`;
  return { url, close: () => server.close() };
}

describe('the lock of a state folder', () => {
  it('refuses a folder whose sandbox answers', async () => {
    const folder = await makeTestFolder();
    const { url, close } = await serveState((control) => ({ sandbox: { control } }));
    const release = await lockState(folder, url);
    await expect(refuseStateInUse(folder)).rejects.toThrow(`its control API is ${url}`);
    await release();
    await expect(refuseStateInUse(folder)).resolves.toBeUndefined();
    expect(await readdir(folder)).toEqual([]);
    close();
  });

  it('ignores the lock of a sandbox that was killed', async () => {
    const folder = await makeTestFolder();
    const { url, close } = await serveState(() => ({}));
    close();
    await lockState(folder, url);
    await expect(refuseStateInUse(folder)).resolves.toBeUndefined();
  });

  it('ignores another program that took the port', async () => {
    const folder = await makeTestFolder();
    const { url, close } = await serveState(() => ({ sandbox: { control: 'http://127.0.0.1:1' } }));
    await lockState(folder, url);
    await expect(refuseStateInUse(folder)).resolves.toBeUndefined();
    close();
  });

  it.each(['', 'not json', '{"control":"https://example.org"}'])(
    'ignores a damaged lock: %j',
    async (content) => {
      const folder = await makeTestFolder();
      await writeFile(path.join(folder, 'sandbox.lock'), content);
      await expect(refuseStateInUse(folder)).resolves.toBeUndefined();
    },
  );
});
