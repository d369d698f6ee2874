import { signCompactJws } from '@dmpconnect/licensing';
import { describe, expect, it } from 'vitest';
import { judgeManifest, type ManifestRules, signManifest } from './manifest.js';
import { INSTALLER_FILE, makeManifest, PUBLISHER, STRANGER } from './testing/update-server.js';

const NOW = new Date('2026-06-01T12:00:00Z');
const SIGNER = { key: PUBLISHER.privateKey, kid: PUBLISHER.kid };
const rules = (change: Partial<ManifestRules> = {}): ManifestRules => ({
  publicKeys: PUBLISHER.publicKeys,
  channel: 'prod',
  now: NOW,
  ...change,
});
const sign = (change = {}) => signManifest(makeManifest({ issuedAt: NOW, ...change }), SIGNER);

describe('a list of versions', () => {
  it('is believed as it was signed', async () => {
    const signed = makeManifest({ issuedAt: NOW, expiresAt: new Date('2026-09-01T00:00:00Z') });
    expect(await judgeManifest(await signManifest(signed, SIGNER), rules())).toEqual({
      believed: true,
      manifest: signed,
    });
  });

  it('may be as old as the last one, not older', async () => {
    const token = await sign();
    expect(await judgeManifest(token, rules({ newest: NOW }))).toMatchObject({ believed: true });
    const later = new Date(NOW.getTime() + 1000);
    expect(await judgeManifest(token, rules({ newest: later }))).toMatchObject({
      reason: { en: 'The list of versions is older than the last one received.' },
    });
  });

  it.each([
    [
      'signed with an unknown name of a key',
      { publicKeys: [{ ...PUBLISHER.publicKeys[0]!, kid: 'other' }] },
      'key',
    ],
    [
      'signed by another key',
      { publicKeys: STRANGER.publicKeys },
      'signature of the list of versions is wrong',
    ],
    ['asked for on another channel', { channel: 'beta' as const }, 'another channel'],
    ['from two days ahead', { now: new Date(NOW.getTime() - 48 * 3600_000) }, 'dated from the future'],
  ])('is refused when it is %s', async (_, change, words) => {
    const outcome = await judgeManifest(await sign(), rules(change));
    expect(outcome).toMatchObject({ believed: false, reason: { en: expect.stringContaining(words) } });
  });

  it('is refused from its end on, and a day of difference between clocks is not the future', async () => {
    const token = await sign({ expiresAt: new Date(NOW.getTime() + 1000) });
    expect(await judgeManifest(token, rules({ now: new Date(NOW.getTime() + 1000) }))).toMatchObject({
      reason: { en: expect.stringContaining('has expired') },
    });
    const early = rules({ now: new Date(NOW.getTime() - 23 * 3600_000) });
    expect(await judgeManifest(token, early)).toMatchObject({ believed: true });
  });

  it('is refused when one byte of it changed', async () => {
    const [head, payload = '', signature] = (await sign()).split('.');
    const changed = Buffer.from(payload, 'base64url').toString().replace('0.2.0', '0.9.0');
    const token = [head, Buffer.from(changed).toString('base64url'), signature].join('.');
    expect(await judgeManifest(token, rules())).toMatchObject({
      reason: { en: 'The signature of the list of versions is wrong.' },
    });
  });

  const payload = { v: 1, channel: 'prod', version: '0.2.0', log: '', link: '', issuedAt: 1 };
  it.each([
    [{ ...payload, v: 2 }],
    [{ ...payload, version: 'latest' }],
    [{ ...payload, version: 'v0.2.0' }],
    [{ ...payload, issuedAt: undefined }],
    [{ ...payload, files: [{ ...INSTALLER_FILE, name: '../cron.d/x' }] }],
    [{ ...payload, files: [{ ...INSTALLER_FILE, name: '.bashrc' }] }],
    [{ ...payload, files: [{ ...INSTALLER_FILE, name: 'C:\\x.exe' }] }],
    [{ ...payload, files: [{ ...INSTALLER_FILE, path: '/files/../../x' }] }],
    [{ ...payload, files: [{ ...INSTALLER_FILE, path: '//elsewhere.example/x' }] }],
    [{ ...payload, files: [{ ...INSTALLER_FILE, path: 'https://elsewhere.example/x' }] }],
    [{ ...payload, files: [{ ...INSTALLER_FILE, sha256: '00' }] }],
    [{ ...payload, files: [{ ...INSTALLER_FILE, size: -1 }] }],
    [{ ...payload, files: [{ ...INSTALLER_FILE, platform: 'amiga' }] }],
  ])('is refused when it was signed as %j', async (signed) => {
    expect(await judgeManifest(await signCompactJws(signed, SIGNER), rules())).toMatchObject({
      reason: { en: 'The list of versions does not have the form expected.' },
    });
  });

  it('is not signed when programs would refuse it', async () => {
    await expect(sign({ version: '2' })).rejects.toThrow(/^version: /);
    await expect(sign({ files: [{ ...INSTALLER_FILE, name: 'a/b' }] })).rejects.toThrow(/^files\.0\.name: /);
  });
});
