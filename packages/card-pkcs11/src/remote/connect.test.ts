import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createCardService } from '../card-service.js';
import { CKF_SERIAL_SESSION } from '../module/constants.js';
import { describeCardSuite } from '../testing/card-suite.js';
import { createTestPki } from '../testing/pki.js';
import { startRemoteServer } from '../testing/remote-server.js';
import { connectRemotePkcs11 } from './index.js';
import { decodeValue, encodeValue } from './values.js';

const pki = createTestPki();
const server = await startRemoteServer(pki);
afterAll(() => server.close());

const connect = (options: { token?: string; timeoutMs?: number } = {}) =>
  connectRemotePkcs11({ host: '127.0.0.1', port: server.port, token: server.token, ...options });

describeCardSuite('virtual card of another process', () => ({
  pki,
  highestTls: 'TLSv1.2',
  createReader() {
    server.control('fresh');
    const module = connect();
    return {
      module,
      insert: () => server.control('insert'),
      remove: () => server.control('remove'),
      close: () => module.disconnect(),
    };
  },
}));

describe('connectRemotePkcs11', () => {
  it.each(['example.org', '192.168.1.10', '0.0.0.0', '127.0.0.1.example.org'])(
    'refuses the host %s',
    (host) => {
      const options = { host, port: 1, token: '' } as unknown as Parameters<typeof connectRemotePkcs11>[0];
      expect(() => connectRemotePkcs11(options)).toThrow(expect.objectContaining({ code: 'CARD_LIBRARY' }));
    },
  );

  it('carries numeric return values like pkcs11js', () => {
    server.control('fresh');
    const module = connect();
    expect(() => module.C_GetSlotList(false)).toThrow(expect.objectContaining({ code: 0x190 }));
    module.C_Initialize();
    expect(() => module.C_Initialize()).toThrow(expect.objectContaining({ code: 0x191 }));
    const [slot = Buffer.alloc(0)] = module.C_GetSlotList(false);
    const session = module.C_OpenSession(slot, CKF_SERIAL_SESSION);
    expect(() => module.C_Login(session, 1, '9999')).toThrow(expect.objectContaining({ code: 0xa0 }));
    module.disconnect();
  });

  it('is refused with a wrong token, as a reader that does not answer', () => {
    const module = connect({ token: 'another token' });
    expect(() => module.C_Initialize()).toThrow(
      expect.objectContaining({ code: 0x30, message: expect.stringContaining('refused the connection') }),
    );
    module.disconnect();
  });

  it('tells a service that does not listen from a broken library', () => {
    const module = connectRemotePkcs11({ host: '127.0.0.1', port: 1, token: '' });
    const cards = createCardService({ module });
    expect(() => cards.listReaders()).toThrow(expect.objectContaining({ code: 'CARD_SERVICE_UNAVAILABLE' }));
    cards.close();
    module.disconnect();
  });

  it('gives up a call after its time, then connects again', async () => {
    server.control('fresh');
    const module = connect({ timeoutMs: 3_000 });
    const cards = createCardService({ module });
    expect(cards.listReaders()).toHaveLength(1);
    server.control('silence');
    expect(() => cards.listReaders()).toThrow(expect.objectContaining({ code: 'CARD_SERVICE_UNAVAILABLE' }));
    server.control('fresh');
    await expect(cards.selectCpx({}).unlock('1234')).resolves.toMatchObject({ serialNumber: '2800000001' });
    cards.close();
    module.disconnect();
  });

  it('connects and initialises again after the connection was lost', async () => {
    server.control('fresh');
    const module = connect();
    const cards = createCardService({ module });
    const card = await cards.selectCpx({}).unlock('1234');
    server.control('drop');
    expect(() => card.assertUsable()).toThrow(expect.objectContaining({ code: 'CARD_CHANGED' }));
    await expect(cards.selectCpx({}).unlock('1234')).resolves.toMatchObject({ serialNumber: '2800000001' });
    cards.close();
    module.disconnect();
  });

  it('fails, rather than hangs, after it was disconnected', () => {
    const module = connect();
    module.disconnect();
    expect(() => module.C_GetSlotList(false)).toThrow(expect.objectContaining({ code: 0x30 }));
  });
});

describe('values of frames', () => {
  const bytes = fc.uint8Array().map((array) => Buffer.from(array));
  const value = fc.letrec((tie) => ({
    leaf: fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.constant(null), bytes),
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      tie('leaf'),
      fc.array(tie('node'), { maxLength: 4 }),
      fc.dictionary(
        fc.string().filter((key) => key !== '$b64' && key !== '__proto__'),
        tie('node'),
        { maxKeys: 4, noNullPrototype: true },
      ),
    ),
  })).node;

  it('survive the journey as JSON', () => {
    fc.assert(
      fc.property(value, (sent) => {
        expect(decodeValue(JSON.parse(JSON.stringify(encodeValue(sent))))).toEqual(sent);
      }),
    );
  });

  it('turn an absent argument into null', () => {
    expect(encodeValue([1, undefined])).toEqual([1, null]);
  });
});
