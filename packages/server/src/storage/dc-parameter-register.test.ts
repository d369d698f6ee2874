import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DcParameterClaims, type IssuerKey, issueDcParameter } from '@dmpconnect/licensing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { currentPlatform } from '../platform/index.js';
import { SILENT_LOGGER } from '../testing/silent.js';
import { openDcParameterRegister, type RegisterOptions } from './dc-parameter-register.js';

const issuer = generateKeyPairSync('ed25519');
const other = generateKeyPairSync('ed25519');

function publicKey(key: KeyObject): IssuerKey {
  return { kid: 'k', key: key.export({ format: 'jwk' }).x! };
}

const HOUR_MS = 3_600_000;
let now = new Date('2026-11-24T08:00:00Z');
let folder: string;

beforeEach(async () => {
  now = new Date('2026-11-24T08:00:00Z');
  folder = await mkdtemp(join(tmpdir(), 'register-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

function options(change: Partial<RegisterOptions> = {}): RegisterOptions {
  return {
    folder,
    reading: { publicKeys: [publicKey(issuer.publicKey)], environment: 'test', clock: { now: () => now } },
    platform: currentPlatform(),
    logger: SILENT_LOGGER,
    ...change,
  };
}

function issue(change: Partial<DcParameterClaims> = {}, key: KeyObject = issuer.privateKey): Promise<string> {
  const claims: DcParameterClaims = {
    integratorId: 'example',
    applicationName: 'Example',
    allowedOrigins: ['https://*.example.org'],
    environment: 'test',
    features: [],
    issuedAt: new Date('2026-01-01T00:00:00Z'),
    ...change,
  };
  return issueDcParameter(claims, { key, kid: 'k' });
}

describe('the register of DC parameters', () => {
  it('keeps what it accepted over a restart, and forgets what was removed', async () => {
    const [one, two] = [await issue(), await issue({ integratorId: 'second' })];
    const register = await openDcParameterRegister(options());
    await register.register(one);
    await register.register(two);
    const restarted = await openDcParameterRegister(options());
    expect((await restarted.valid()).map(({ integratorId }) => integratorId)).toEqual(['example', 'second']);
    expect(await restarted.unregister(one)).toBe(true);
    expect(await restarted.unregister(one)).toBe(false);
    const again = await openDcParameterRegister(options());
    expect(await again.isRegistered(one)).toBe(false);
    expect(await again.isRegistered(two)).toBe(true);
  });

  it('knows a blob however its base64 is laid out', async () => {
    const blob = await issue();
    const register = await openDcParameterRegister(options());
    await register.register(blob.replace(/(.{20})/g, '$1\n'));
    await register.register(blob.replace(/=+$/, ''));
    expect(await register.isRegistered(`  ${blob}\r\n`)).toBe(true);
    expect(await register.valid()).toHaveLength(1);
  });

  it.each([
    ['garbage', async () => 'test', 'DC_PARAMETER_NOT_A_JWS'],
    ['no base64', async () => '%%%', 'DC_PARAMETER_NOT_BASE64'],
    ['a blob of another issuer', () => issue({}, other.privateKey), 'DC_PARAMETER_SIGNATURE'],
    ['a blob of the other environment', () => issue({ environment: 'prod' }), 'DC_PARAMETER_ENVIRONMENT'],
    ['an expired blob', () => issue({ expiresAt: new Date('2026-11-24T07:00:00Z') }), 'DC_PARAMETER_EXPIRED'],
  ])('refuses %s and stays as it was', async (_, make, code) => {
    const register = await openDcParameterRegister(options());
    const blob = await make();
    await expect(register.register(blob)).rejects.toMatchObject({ code });
    expect(await register.isRegistered(blob)).toBe(false);
    expect(await readdir(folder)).toEqual([]);
  });

  it('stops using a blob the moment it expires, and can still remove it', async () => {
    const blob = await issue({ expiresAt: new Date(now.getTime() + HOUR_MS) });
    const register = await openDcParameterRegister(options());
    await register.register(blob);
    expect(await register.isRegistered(blob)).toBe(true);
    now = new Date(now.getTime() + HOUR_MS);
    expect(await register.isRegistered(blob)).toBe(false);
    expect(await register.valid()).toEqual([]);
    expect(await register.unregister(blob)).toBe(true);
  });

  it('does not use a blob whose key the operator removed', async () => {
    const register = await openDcParameterRegister(options());
    await register.register(await issue());
    const reading = { ...options().reading, publicKeys: [publicKey(other.publicKey)] };
    expect(await (await openDcParameterRegister(options({ reading }))).valid()).toEqual([]);
  });

  it('accepts opaque blobs only where the operator said so', async () => {
    const blob = Buffer.from('opaque blob of the original').toString('base64');
    await expect((await openDcParameterRegister(options())).register(blob)).rejects.toMatchObject({
      code: 'DC_PARAMETER_NOT_A_JWS',
    });
    const register = await openDcParameterRegister(
      options({ reading: { ...options().reading, acceptUnsigned: true } }),
    );
    await register.register(blob);
    expect(await register.valid()).toMatchObject([{ signed: false, allowedOrigins: [] }]);
  });

  it('loses nothing when many pages register at once', async () => {
    const register = await openDcParameterRegister(options());
    const blobs = await Promise.all(
      Array.from({ length: 12 }, (_, index) => issue({ integratorId: `i${index}` })),
    );
    await Promise.all(blobs.map((blob) => register.register(blob)));
    expect(await (await openDcParameterRegister(options())).valid()).toHaveLength(12);
  });

  it('refuses to grow without end', async () => {
    const register = await openDcParameterRegister(options());
    for (let index = 0; index < 100; index += 1)
      await register.register(await issue({ integratorId: `i${index}` }));
    await expect(register.register(await issue())).rejects.toMatchObject({ code: 'STORAGE_FULL' });
  });

  it('is as before when the disk refuses a change', async () => {
    const blob = await issue();
    let full = false;
    const platform = currentPlatform();
    const replaceFile: typeof platform.replaceFile = async (from, to) => {
      if (full) throw new Error('ENOSPC');
      await platform.replaceFile(from, to);
    };
    const register = await openDcParameterRegister(options({ platform: { ...platform, replaceFile } }));
    await register.register(blob);
    full = true;
    await expect(register.unregister(blob)).rejects.toMatchObject({ code: 'STORAGE_UNWRITABLE' });
    await expect(register.register(await issue({ integratorId: 'x' }))).rejects.toMatchObject({
      code: 'STORAGE_UNWRITABLE',
    });
    expect(await register.isRegistered(blob)).toBe(true);
    expect(await register.valid()).toHaveLength(1);
    full = false;
    expect(await register.unregister(blob)).toBe(true);
  });

  it.each(['', '{', '[]', '{"v":2,"parameters":[]}'])(
    'sets a file it cannot understand aside: %s',
    async (text) => {
      await writeFile(join(folder, 'dc-parameters.json'), text);
      const error = vi.fn();
      const register = await openDcParameterRegister(options({ logger: { ...SILENT_LOGGER, error } }));
      expect(await register.valid()).toEqual([]);
      expect(error).toHaveBeenCalledOnce();
      expect(await readFile(join(folder, 'dc-parameters.json.unreadable'), 'utf8')).toBe(text);
    },
  );
});
