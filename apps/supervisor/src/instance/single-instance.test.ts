import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instanceAddress } from './address.js';
import { takeInstance } from './single-instance.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'instance-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the only supervisor of an account', () => {
  it('is asked for its page by a second start, as often as there are', async () => {
    const address = await instanceAddress(join(folder, 'state'), 'zoe');
    let asked = 0;
    const first = await takeInstance(address);
    first?.whenAsked(() => {
      asked += 1;
    });
    const others = await Promise.all([1, 2, 3].map(() => takeInstance(address)));
    expect([others, asked]).toEqual([[undefined, undefined, undefined], 3]);
    await first?.close();
    const next = await takeInstance(address);
    expect(next).toBeDefined();
    await next?.close();
  });

  it('that was asked while it was starting opens its page once it can', async () => {
    const address = await instanceAddress(join(folder, 'starting'), 'zoe');
    const first = await takeInstance(address);
    expect(await takeInstance(address)).toBeUndefined();
    expect(await takeInstance(address)).toBeUndefined();
    let opened = 0;
    first?.whenAsked(() => {
      opened += 1;
    });
    expect(opened).toBe(1);
    await first?.close();
  });

  it.skipIf(process.platform === 'win32')('takes the place of one that was killed', async () => {
    const address = await instanceAddress(join(folder, 'killed'), 'zoe');
    await writeFile(address, '');
    const instance = await takeInstance(address);
    expect(instance).toBeDefined();
    await instance?.close();
    expect((await stat(join(folder, 'killed'))).mode & 0o077).toBe(0);
  });

  it('has a pipe of its own on Windows, whatever the name of the account', async () => {
    expect(await instanceAddress('unused', 'Zoé\\x', 'win32')).toBe(
      '\\\\.\\pipe\\dmpconnect-supervisor-5a6fc3a95c78',
    );
  });
});
