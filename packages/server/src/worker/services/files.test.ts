import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentPlatform } from '../../platform/index.js';
import { readInstanceId, toInstanceId } from './instance-id.js';
import { createLicenceFileCache } from './licence-cache.js';
import { createSessionFiles } from './session-files.js';

const platform = currentPlatform();
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'server-services-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the identifier of the installation', () => {
  it('is a UUID and the same number under 2.25', () => {
    expect(toInstanceId('00000000-0000-0000-0000-0000000000ff')).toEqual({
      uuid: '00000000-0000-0000-0000-0000000000ff',
      oid: '2.25.255',
    });
  });

  it('is the same for workers that start together, and later', async () => {
    const ids = await Promise.all(
      Array.from({ length: 8 }, () => readInstanceId(folder, platform, 'someone')),
    );
    expect(new Set(ids.map(({ oid }) => oid)).size).toBe(1);
    expect(await readInstanceId(folder, platform, 'SomeOne')).toEqual(ids[0]);
  });

  it('differs between accounts', async () => {
    const one = await readInstanceId(folder, platform, 'one');
    expect((await readInstanceId(folder, platform, 'two')).oid).not.toBe(one.oid);
  });

  it('is never replaced by another when its file is damaged', async () => {
    await readInstanceId(folder, platform, 'someone');
    const [file] = readdirSync(join(folder, 'instances'));
    writeFileSync(join(folder, 'instances', file!), 'garbage');
    await expect(readInstanceId(folder, platform, 'someone')).rejects.toMatchObject({
      code: 'STORAGE_UNREADABLE',
    });
  });
});

describe('licence answers', () => {
  it('are kept, replaced and forgotten', async () => {
    const cache = createLicenceFileCache(folder, platform);
    expect(await cache.load('ab12')).toBeUndefined();
    await cache.save('ab12', 'one');
    await cache.save('ab12', 'two');
    expect(await createLicenceFileCache(folder, platform).load('ab12')).toBe('two');
    await cache.save('ab12', undefined);
    await cache.save('ab12', undefined);
    expect(await cache.load('ab12')).toBeUndefined();
  });
});

describe('files of a session', () => {
  const document = { name: 'a1-b2', extension: 'pdf', bytes: Buffer.from('content') };
  const owner = () => {
    const ending = new AbortController();
    const frees: (() => void | Promise<void>)[] = [];
    return {
      id: '5b0f0000-0000-4000-8000-000000000001',
      signal: ending.signal,
      onClose: (free: () => void | Promise<void>) => {
        frees.push(free);
        return () => undefined;
      },
      async close() {
        ending.abort(new Error('ended'));
        for (const free of frees) await free();
      },
    };
  };

  it('are of their name, one folder each, for their account alone, and gone with the session', async () => {
    const store = createSessionFiles(folder, platform);
    const [one, two] = [owner(), owner()];
    const first = await store.of(one).write(document);
    const again = await store.of(one).write(document);
    const other = await store.of({ ...two, id: 'two' }).write(document);
    expect(first.url).toMatch(/^file:\/\/\/.*\/a1-b2\.pdf$/);
    expect(first.path).not.toBe(again.path);
    expect(readFileSync(fileURLToPath(first.url), 'utf8')).toBe('content');
    if (platform.name !== 'win32') {
      expect(statSync(first.path).mode & 0o777).toBe(0o600);
      expect(statSync(await store.of(one).folder()).mode & 0o777).toBe(0o700);
    }
    await one.close();
    expect(existsSync(first.path)).toBe(false);
    expect(existsSync(again.path)).toBe(false);
    expect(existsSync(other.path)).toBe(true);
    await store.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that come after the end of their session do not stay', async () => {
    const store = createSessionFiles(folder, platform);
    const session = owner();
    const files = store.of(session);
    await files.folder();
    const writing = expect(files.write(document)).rejects.toThrow('ended');
    await session.close();
    await writing;
    await expect(readdir(dirname(await files.folder()))).resolves.toEqual([]);
    await store.close();
  });

  it('cannot leave their folder by their name', async () => {
    const store = createSessionFiles(folder, platform);
    const { path } = await store.of(owner()).write({ ...document, name: '../../../evil' });
    expect(path.startsWith(folder)).toBe(true);
    expect(path).toMatch(/\.\._\.\._\.\._evil\.pdf$/);
    await store.close();
  });

  it('that a killed process left are removed by the next one, those of a running process are not', async () => {
    const store = createSessionFiles(folder, platform);
    const { path } = await store.of(owner()).write(document);
    for (const name of ['2147483646-0123456789abcdef', `${process.pid}-0123456789abcdef`, 'something-else']) {
      mkdirSync(join(folder, name));
    }
    const next = createSessionFiles(folder, platform);
    const { path: later } = await next.of(owner()).write(document);
    expect(readdirSync(folder).toSorted()).toEqual(
      [basename(dirname(dirname(dirname(path)))), 'something-else'].toSorted(),
    );
    expect(existsSync(path) && existsSync(later)).toBe(true);
    await store.close();
  });

  it('cost nothing when there are none', async () => {
    await createSessionFiles(folder, platform).close();
    expect(readdirSync(folder)).toEqual([]);
  });
});
