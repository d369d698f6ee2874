import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTestFolder } from '../testing/folder.js';
import { verifyToken } from '../testing/token.js';
import { openIssuerKey } from './ed25519.js';
import { signToken } from './token.js';

const folder = await makeTestFolder();

describe('issuer keys', () => {
  it('are stored once and used again', async () => {
    const first = await openIssuerKey(folder, 'licence');
    const second = await openIssuerKey(folder, 'licence');
    expect([second.kid, second.publicKey]).toEqual([first.kid, first.publicKey]);
    expect(first.publicKey).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it('differ by purpose, in key and in name', async () => {
    const licence = await openIssuerKey(folder, 'licence');
    const update = await openIssuerKey(folder, 'update');
    expect(update.publicKey).not.toBe(licence.publicKey);
    expect(update.kid).not.toBe(licence.kid);
  });

  it.skipIf(process.platform === 'win32')('are readable by their owner alone', async () => {
    await openIssuerKey(folder, 'licence');
    const { mode } = await stat(path.join(folder, 'licence.key'));
    expect(mode & 0o077).toBe(0);
  });

  it('are made again when the file is damaged', async () => {
    const first = await openIssuerKey(folder, 'damaged');
    const file = path.join(folder, 'damaged.key');
    await writeFile(file, (await readFile(file, 'utf8')).slice(0, 40));
    expect((await openIssuerKey(folder, 'damaged')).kid).not.toBe(first.kid);
  });

  it('sign tokens that their public part verifies', async () => {
    const key = await openIssuerKey(folder, 'licence');
    const { header, payload } = await verifyToken(await signToken({ a: 1 }, key), key);
    expect(header).toEqual({ alg: 'EdDSA', kid: key.kid });
    expect(payload).toEqual({ a: 1 });
  });
});
