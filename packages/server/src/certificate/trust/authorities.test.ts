import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentPlatform } from '../../platform/index.js';
import { SILENT_LOGGER } from '../../testing/silent.js';
import { readRetired, readTrusted } from '../files.js';
import {
  ensureLocalCertificate,
  prepareNextCertificate,
  readLocalCertificate,
} from '../local-certificate.js';
import { trustAuthorities, trustStatus, untrustAuthorities } from './authorities.js';
import type { Authority, TrustOutcome, TrustScope, TrustStore } from './types.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trust-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A store in memory; `refuses`: what it answers to every change. */
function memoryStore(id: string, scope: TrustScope, refuses?: TrustOutcome) {
  const held = new Set<string>();
  const change =
    (work: (authority: Authority) => TrustOutcome): TrustStore['add'] =>
    async (authority) => ({ outcome: refuses ?? work(authority) });
  return {
    id,
    label: { fr: id, en: id },
    scope,
    held,
    holds: async ({ fingerprint }: Authority) => held.has(fingerprint),
    add: change(({ fingerprint }) => {
      if (held.has(fingerprint)) return 'already';
      held.add(fingerprint);
      return 'added';
    }),
    remove: change(({ fingerprint }) => (held.delete(fingerprint) ? 'removed' : 'absent')),
  };
}

const options = (...stores: readonly TrustStore[]) => ({
  folder: join(folder, 'certificate'),
  stores,
  platform: currentPlatform(),
  logger: SILENT_LOGGER,
});

describe('the trust of a computer', () => {
  it('is made before the first start: the installer gets a certificate and its authority trusted', async () => {
    const store = memoryStore('system', 'machine');
    const report = await trustAuthorities(options(store));
    const present = await readLocalCertificate(options().folder);
    expect(report).toMatchObject({ ok: true, recorded: true, stores: [{ id: 'system', outcome: 'added' }] });
    expect([...store.held]).toEqual([present?.authorityFingerprint]);
    expect([...(await readTrusted(options().folder)).keys()]).toEqual([present?.authorityFingerprint]);
  });

  it('goes over to the authority that follows, and forgets the one of before at the next turn', async () => {
    const store = memoryStore('system', 'machine');
    const browser = memoryStore('browser', 'user');
    const given = options(store, browser);
    await trustAuthorities(given);
    const first = await ensureLocalCertificate(given);
    const next = await prepareNextCertificate(given);
    expect((await trustStatus(given)).map(({ id, holds }) => [id, holds])).toEqual([
      ['system', true],
      ['browser', true],
      ['system', false],
      ['browser', false],
    ]);
    expect(await trustAuthorities(given)).toMatchObject({ ok: true, recorded: true });
    expect(store.held).toEqual(new Set([first.authorityFingerprint, next.authorityFingerprint]));

    expect((await ensureLocalCertificate(given)).certificate).toBe(next.certificate);
    await trustAuthorities(given);
    for (const { held } of [store, browser]) expect([...held]).toEqual([next.authorityFingerprint]);
    expect(await readRetired(given.folder)).toEqual([]);
    expect([...(await readTrusted(given.folder)).keys()]).toEqual([next.authorityFingerprint]);
  });

  it('is not told to the service without the store of the system; one browser does not decide', async () => {
    const refused = options(memoryStore('system', 'machine', 'needs-rights'), memoryStore('browser', 'user'));
    expect(await trustAuthorities(refused)).toMatchObject({ ok: false, recorded: false });
    expect((await readTrusted(refused.folder)).size).toBe(0);
    const partly = options(memoryStore('system', 'machine'), memoryStore('browser', 'user', 'failed'));
    expect(await trustAuthorities(partly)).toMatchObject({ ok: false, recorded: true });
    expect((await readTrusted(partly.folder)).size).toBe(1);
    expect(await trustAuthorities(options())).toMatchObject({ ok: false, recorded: false });
  });

  it('keeps the authorities in mind that a store would not give back', async () => {
    const given = options(memoryStore('system', 'machine'));
    await trustAuthorities(given);
    const first = await ensureLocalCertificate(given);
    await prepareNextCertificate(given);
    await trustAuthorities(given);
    await ensureLocalCertificate(given);
    const stubborn = {
      ...memoryStore('system', 'machine'),
      remove: async () => ({ outcome: 'failed' as const }),
    };
    expect((await trustAuthorities(options(stubborn))).ok).toBe(false);
    expect(await readRetired(given.folder)).toEqual([first.authority]);
  });

  it('ends with the installation', async () => {
    const store = memoryStore('system', 'machine');
    const given = options(store);
    await trustAuthorities(given);
    await prepareNextCertificate(given);
    await trustAuthorities(given);
    expect(store.held.size).toBe(2);
    expect((await untrustAuthorities(given)).stores.map(({ outcome }) => outcome)).toEqual([
      'removed',
      'removed',
    ]);
    expect(store.held.size).toBe(0);
    expect((await readTrusted(given.folder)).size).toBe(0);
    expect(await untrustAuthorities(given)).toMatchObject({ ok: true });
  });

  it('ends without a trace where nothing was ever made', async () => {
    expect(await untrustAuthorities(options(memoryStore('system', 'machine')))).toEqual({
      ok: true,
      recorded: true,
      stores: [],
    });
    expect(await readdir(folder)).toEqual([]);
  });
});
