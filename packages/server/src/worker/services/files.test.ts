import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { currentPlatform } from '../../platform/index.js';
import { SILENT_LOGGER } from '../../testing/silent.js';
import { readInstanceId, toInstanceId } from './instance-id.js';
import { createLicenceFileCache } from './licence-cache.js';
import { createShownDocuments } from './shown-documents.js';
import { combineDumps, createTransactionDump, createTransactionJournal } from './transaction-dump.js';

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

describe('shown documents', () => {
  it('are files of their name, one folder each, removed one by one or all together', async () => {
    const shown = createShownDocuments(platform, folder);
    const document = { name: 'a1-b2', extension: 'pdf', bytes: Buffer.from('content') };
    const one = await shown.show(document);
    const two = await shown.show(document);
    expect(one.url).toMatch(/^file:\/\/\/.*\/a1-b2\.pdf$/);
    expect(one.url).not.toBe(two.url);
    expect(readFileSync(fileURLToPath(one.url), 'utf8')).toBe('content');
    await one.remove();
    expect(() => readFileSync(fileURLToPath(one.url))).toThrow();
    expect(readFileSync(fileURLToPath(two.url), 'utf8')).toBe('content');
    await shown.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('cannot leave their folder by their name', async () => {
    const shown = createShownDocuments(platform, folder);
    const { url } = await shown.show({ name: '../../../evil', extension: 'pdf', bytes: Buffer.from('x') });
    expect(fileURLToPath(url).startsWith(folder)).toBe(true);
    expect(url).toMatch(/\.\._\.\._\.\._evil\.pdf$/);
    await shown.close();
  });

  it('cost nothing when none is shown', async () => {
    await createShownDocuments(platform, folder).close();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('the dump of transactions', () => {
  const message = {
    direction: 'request',
    label: 'TD2.1 a/b',
    url: 'https://localhost/repository',
    contentType: 'Multipart/Related; boundary=x',
    length: 3,
    body: Buffer.from('--x'),
    at: new Date('2026-03-01T12:00:00.123Z'),
  } as const;

  it('writes each message as it was, in the order of the exchange', async () => {
    const target = join(folder, 'dump', 'inside');
    const dump = createTransactionDump(target, SILENT_LOGGER);
    dump(message);
    dump({
      ...message,
      direction: 'response',
      contentType: 'application/soap+xml',
      body: Buffer.from('<x/>'),
    });
    dump({ ...message, direction: 'response', contentType: 'text/html' });
    await vi.waitFor(() => expect(readdirSync(target)).toHaveLength(3));
    const names = readdirSync(target).toSorted();
    expect(names).toEqual([
      expect.stringMatching(/^20260301T120000123Z-\d+-000001-TD2\.1_a_b-request\.mime$/),
      expect.stringMatching(/-000002-TD2\.1_a_b-response\.xml$/),
      expect.stringMatching(/-000003-TD2\.1_a_b-response\.bin$/),
    ]);
    await vi.waitFor(() => expect(readFileSync(join(target, names[0]!), 'utf8')).toBe('--x'));
  });

  it('that cannot be written costs a line of the journal, not the transaction', async () => {
    writeFileSync(join(folder, 'file'), '');
    const warn = vi.fn();
    createTransactionDump(join(folder, 'file', 'dump'), { ...SILENT_LOGGER, warn })(message);
    await vi.waitFor(() => expect(warn).toHaveBeenCalledOnce());
  });

  it('goes beside a line of the journal that says nothing of the content', () => {
    const info = vi.fn();
    const seen: string[] = [];
    combineDumps(createTransactionJournal({ ...SILENT_LOGGER, info }), ({ label }) => seen.push(label))(
      message,
    );
    expect(info).toHaveBeenCalledWith(
      { transaction: 'TD2.1 a/b', direction: 'request', host: 'localhost', bytes: 3 },
      expect.any(String),
    );
    expect(seen).toEqual(['TD2.1 a/b']);
  });
});
