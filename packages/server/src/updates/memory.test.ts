import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentPlatform } from '../platform/index.js';
import { openManifestMemory } from './memory.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'memory-'));
});
afterEach(() => rm(folder, { recursive: true }));

const at = (seconds: number) => new Date(seconds * 1000);

describe('the memory of lists of versions', () => {
  it('keeps the newest, in whatever order processes write at the same time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 1, max: 2_000_000_000 }), { minLength: 1, maxLength: 5 }),
        async (times) => {
          const own = await mkdtemp(join(folder, 'run-'));
          await Promise.all(
            times.map((time) =>
              openManifestMemory(own, currentPlatform()).keep('prod', `token ${time}`, at(time)),
            ),
          );
          const newest = Math.max(...times);
          expect(await openManifestMemory(own, currentPlatform()).newest('prod')).toMatchObject({
            token: `token ${newest}`,
            issuedAt: at(newest),
          });
        },
      ),
      { numRuns: 10 },
    );
  });

  it('is one for each channel, and says when a list was last received', async () => {
    const memory = openManifestMemory(folder, currentPlatform());
    await memory.keep('prod', 'a', at(100));
    await memory.keep('beta', 'b', at(50));
    const before = Date.now() - 1000;
    await memory.keep('prod', 'a', at(100));
    expect((await memory.newest('prod'))?.checkedAt.getTime()).toBeGreaterThan(before);
    expect((await memory.newest('beta'))?.token).toBe('b');
    expect(await memory.newest('dev')).toBeUndefined();
    expect((await readdir(folder)).sort()).toEqual(['beta-50.jws', 'prod-100.jws']);
  });

  it('looks at nothing else in its folder, and is empty without one', async () => {
    await writeFile(join(folder, 'prod-999.jws.bak'), 'x');
    await writeFile(join(folder, 'xprod-999.jws'), 'x');
    expect(await openManifestMemory(folder, currentPlatform()).newest('prod')).toBeUndefined();
    expect(await openManifestMemory(join(folder, 'none'), currentPlatform()).newest('prod')).toBeUndefined();
  });
});
