import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LinuxLayout, trustForPerson } from '@dmpconnect/server/certificate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { followSystemTrust, type TrustParts } from './follow-system-trust.js';

type Asked = Parameters<typeof trustForPerson>[0];

let anchors: string;
beforeAll(async () => {
  anchors = await mkdtemp(join(tmpdir(), 'supervisor-trust-'));
});
afterAll(() => rm(anchors, { recursive: true }));

const follow = (change: Partial<TrustParts>) => {
  const layout: LinuxLayout = { anchors, extension: '.crt', update: ['true'], bundle: '/absent' };
  const asked: Asked[] = [];
  const troubles: unknown[] = [];
  const parts: TrustParts = {
    platform: 'linux',
    file: join(anchors, '..', 'taken.pem'),
    onTrouble: (error) => troubles.push(error),
    findLayout: async () => layout,
    trust: async (options) => {
      asked.push(options);
      return [];
    },
    ...change,
  };
  return { asked, troubles, followed: followSystemTrust(parts) };
};

describe('the browsers of the person', () => {
  it('take over the authorities of the system at log-on, and when these change', async () => {
    const { asked, troubles, followed } = follow({});
    const { close, refresh } = await followed;
    await refresh();
    expect(asked.length).toBe(2);
    expect(asked[0]).toMatchObject({
      layout: { anchors },
      record: { file: join(anchors, '..', 'taken.pem') },
    });
    await writeFile(join(anchors, 'dmpconnect-js2-local-authority-0a1b2c3d.crt'), '');
    await vi.waitFor(() => expect(asked.length).toBe(3), { timeout: 30_000 });
    close();
    expect(troubles).toEqual([]);
  });

  it('are left alone where they read the store of the system', async () => {
    const { asked, followed } = follow({ platform: 'win32' });
    await (await followed).refresh();
    expect(asked).toEqual([]);
  });

  it('that cannot be changed are told of; those without their tool are not', async () => {
    const label = { fr: 'Chromium de anne', en: 'Chromium of anne' };
    const report = { id: 'nss', label, fingerprint: 'AA' };
    const { troubles, followed } = follow({
      trust: async () => [
        { ...report, outcome: 'no-tool' },
        { ...report, outcome: 'failed', detail: 'locked' },
      ],
    });
    const { close, refresh } = await followed;
    await refresh();
    close();
    expect(String(troubles[0])).toBe('Error: Chromium of anne: locked');
    const broken = follow({ trust: () => Promise.reject(new Error('full')) });
    const other = await broken.followed;
    await other.refresh();
    other.close();
    expect(String(broken.troubles[0])).toBe('Error: full');
  });
});
