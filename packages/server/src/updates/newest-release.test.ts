import type { RequestListener } from 'node:http';
import { signCompactJws } from '@dmpconnect/licensing';
import { createDispatcher } from '@dmpconnect/soap';
import { describe, expect, it } from 'vitest';
import { currentPlatform } from '../platform/index.js';
import { SILENT_LOGGER } from '../testing/silent.js';
import { openManifestMemory } from './memory.js';
import { findNewestRelease, type ReleaseSource } from './newest-release.js';
import { answerManifest, answerSigned, PUBLISHER, STRANGER } from './testing/update-server.js';
import { useUpdateServers } from './testing/use-update-servers.js';

const used = useUpdateServers();

function find(change: Partial<ReleaseSource> = {}, signal = new AbortController().signal) {
  return findNewestRelease(
    { channel: 'prod', signal },
    {
      servers: used.servers.names,
      publicKeys: PUBLISHER.publicKeys,
      dispatcher: used.dispatcher,
      memory: openManifestMemory(used.folder, currentPlatform()),
      log: SILENT_LOGGER,
      ...change,
    },
  );
}

const RELEASE = { version: '0.2.0', log: 'Corrections.', link: 'https://localhost/0.2.0' };
const unversioned = await signCompactJws(
  { v: 1, channel: 'prod', log: '', link: '', issuedAt: 1 },
  { key: PUBLISHER.privateKey, kid: PUBLISHER.kid },
);

describe('the newest version', () => {
  it('is what the main server signed for the channel; the back-up is not asked', async () => {
    used.servers.behaviours[0] = answerManifest();
    used.servers.behaviours[1] = answerManifest({ version: '0.3.0' });
    expect(await find()).toMatchObject(RELEASE);
    expect(used.servers.requests).toEqual(['0 /manifest/v1/prod.json']);
  });

  it.each<[string, RequestListener | undefined]>([
    ['fails', (_request, response) => void response.writeHead(500).end()],
    ['keeps silent', undefined],
    ['signs with another key', answerManifest({}, STRANGER.privateKey)],
    ['speaks of another channel', answerManifest({ channel: 'beta' })],
    ['forgets the version', answerSigned(unversioned)],
    ['does not speak JSON', (_request, response) => void response.end('<html>')],
    ['sends too much', (_request, response) => void response.end('x'.repeat(300_000))],
  ])('comes from the back-up when the main server %s', async (_, behaviour) => {
    used.servers.behaviours[0] = behaviour;
    used.servers.behaviours[1] = answerManifest();
    expect(await find({ nextServerMs: 1 })).toMatchObject(RELEASE);
  });

  it('is unknown when no server or no key is configured: nobody is asked', async () => {
    expect(await find({ servers: [] })).toBeUndefined();
    expect(await find({ publicKeys: [] })).toBeUndefined();
    expect(used.servers.requests).toEqual([]);
  });

  it('is unknown when none answers before the signal', async () => {
    const controller = new AbortController();
    used.servers.behaviours[0] = () => controller.abort();
    expect(await find({}, controller.signal)).toBeUndefined();
  });

  it('is not taken from a list that was issued before the last one', async () => {
    used.servers.behaviours[0] = answerManifest();
    expect(await find()).toMatchObject(RELEASE);
    const old = answerManifest({ version: '0.1.5', issuedAt: new Date(Date.now() - 86_400_000) });
    used.servers.behaviours[0] = old;
    used.servers.behaviours[1] = old;
    expect(await find()).toBeUndefined();
  });

  it('is not asked of a server whose certificate is not trusted', async () => {
    const untrusting = createDispatcher();
    used.servers.behaviours[0] = answerManifest();
    used.servers.behaviours[1] = answerManifest();
    expect(await find({ dispatcher: untrusting })).toBeUndefined();
    await untrusting.destroy();
  });
});
