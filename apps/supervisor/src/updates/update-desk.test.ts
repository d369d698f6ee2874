import type { InstalledService } from '@dmpconnect/server/admin-client';
import type { DownloadedUpdate, Release, Updater, UpdateState } from '@dmpconnect/server/updates';
import { describe, expect, it } from 'vitest';
import { openUpdateDesk, viewOf } from './update-desk.js';

const sentence = { fr: 'Une version', en: 'A version' };
const RELEASE: Release = { version: '0.2.0', log: 'Corrections.', link: 'https://example.org/', files: [] };
const DOWNLOADED: DownloadedUpdate = { path: '/x/setup.exe', version: '0.2.0', size: 1, sha256: 'a' };
const base: UpdateState = { configured: true, servers: [], channel: 'prod', sentence };

function desk(state: UpdateState, change: Partial<Updater> = {}) {
  const done: string[] = [];
  const updater: Updater = {
    state: async () => state,
    check: async () => ({ state: 'current', sentence, release: RELEASE }),
    download: async () => {
      done.push('download');
      return DOWNLOADED;
    },
    verify: async () => void done.push('verify'),
    close: async () => void done.push('close'),
    ...change,
  };
  const opened = openUpdateDesk({
    locate: async () => ({ settingsFile: '/x', flavour: 'dev' }) as InstalledService,
    folder: '/own',
    version: '0.1.0',
    runInstaller: async (path) => void done.push(`run ${path}`),
    open: async () => updater,
  });
  return { opened, done };
}

describe('updates', () => {
  it('are verified once more right before the installer is run', async () => {
    const { opened, done } = desk({ ...base, downloaded: DOWNLOADED });
    await opened.install();
    expect(done).toEqual(['verify', 'run /x/setup.exe', 'close']);
  });

  it('that are no longer what was signed are not run', async () => {
    const refused = desk(
      { ...base, downloaded: DOWNLOADED },
      { verify: () => Promise.reject(new Error('altered')) },
    );
    await expect(refused.opened.install()).rejects.toThrow('altered');
    expect(refused.done).toEqual(['close']);
  });

  it('are fetched only when a newer version is known, installed only when one was fetched', async () => {
    const { opened, done } = desk(base);
    await expect(opened.download(() => undefined)).rejects.toMatchObject({ code: 'REQUEST_REFUSED' });
    await expect(opened.install()).rejects.toMatchObject({ code: 'REQUEST_REFUSED' });
    expect(done).toEqual(['close', 'close']);
    const known = { release: RELEASE, checkedAt: new Date(0), newer: true };
    const newer = desk({ ...base, known });
    expect(await newer.opened.download(() => undefined)).toMatchObject({ available: { version: '0.2.0' } });
    expect(newer.done[0]).toBe('download');
  });

  it('link to the web alone, and to nothing when there is no newer version', () => {
    const known = {
      release: { ...RELEASE, link: 'javascript:alert(1)' },
      checkedAt: new Date(0),
      newer: true,
    };
    expect(viewOf({ ...base, known }).available?.link).toBe('');
    expect(viewOf({ ...base, known: { ...known, newer: false } })).not.toHaveProperty('available');
  });
});
