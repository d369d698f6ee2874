import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestPki } from '../testing/pki.js';
import { startRemoteServer } from '../testing/remote-server.js';
import { createVitaleReaders } from '../vitale/readers.js';
import { connectRemotePkcs11, createRemoteVitaleProvider, watchRemoteReaders } from './index.js';

const server = await startRemoteServer(createTestPki());
const peer = { host: '127.0.0.1', port: server.port, token: server.token } as const;
const READER = 'Lecteur virtuel 0';
afterAll(() => server.close());

const module = connectRemotePkcs11(peer);
const watcher = watchRemoteReaders(module, peer);
afterAll(() => {
  watcher.close();
  module.disconnect();
});
beforeEach(() => server.control('fresh'));

const nextChange = () =>
  new Promise<void>((resolve) => {
    const stop = watcher.onChange(() => {
      stop();
      resolve();
    });
  });

describe('the readers of another process', () => {
  it('are seen as they are now, with the answer to reset of the card', () => {
    expect(watcher.readers()).toEqual([
      { name: READER, present: true, atr: '3B751300000009EA9000', generation: expect.any(Number) },
    ]);
    const { generation = 0 } = watcher.readers()[0] ?? {};
    server.control('remove');
    expect(watcher.readers()).toEqual([{ name: READER, present: false, generation: generation + 1 }]);
    expect(watcher.isLive()).toBe(true);
  });

  it('tell their changes by themselves', async () => {
    const removed = nextChange();
    server.control('remove');
    await removed;
    const inserted = nextChange();
    server.control('insert');
    await inserted;
  });

  it('are none while the other process does not answer', () => {
    const elsewhere = connectRemotePkcs11({ ...peer, port: 1 });
    const lost = watchRemoteReaders(elsewhere, { ...peer, port: 1 });
    expect(lost.readers()).toEqual([]);
    expect(lost.isLive()).toBe(false);
    lost.close();
    elsewhere.disconnect();
  });
});

describe('a Vitale card of another process', () => {
  const readers = createVitaleReaders(async () => ({
    listReaders: () =>
      watcher.readers().map(({ name, present, generation }, index) => ({
        name,
        slotType: present ? ('vitale' as const) : ('empty' as const),
        accessMode: 'pcsc' as const,
        index,
        generation,
      })),
    onReaderChange: watcher.onChange,
  }));
  const provider = createRemoteVitaleProvider(peer, readers);

  it('is read', async () => {
    expect(await provider.read(READER)).toMatchObject({ kind: 'test', patients: [{ familyName: 'ADRUN' }] });
  });

  it('that is not there is told from a reader that is not', async () => {
    server.control('remove');
    await expect(provider.read(READER)).rejects.toMatchObject({ code: 'VITALE_ABSENT' });
    await expect(provider.read('Lecteur Z')).rejects.toMatchObject({ code: 'READER_NOT_FOUND' });
    await expect(provider.presence('Lecteur Z')).rejects.toMatchObject({ code: 'READER_NOT_FOUND' });
    expect(await provider.presence(READER)).toMatchObject({ state: 'empty' });
  });

  it('of a process that does not answer is told, and a caller may give up', async () => {
    const lost = createRemoteVitaleProvider({ ...peer, port: 1 }, readers);
    await expect(lost.read(READER)).rejects.toMatchObject({ code: 'VITALE_LIBRARY' });
    const refused = createRemoteVitaleProvider({ ...peer, token: 'another' }, readers);
    await expect(refused.read(READER)).rejects.toMatchObject({ code: 'VITALE_LIBRARY' });
    server.control('silence');
    const caller = new AbortController();
    const reading = provider.read(READER, caller.signal);
    caller.abort(new Error('given up'));
    await expect(reading).rejects.toThrow('given up');
  });
});
