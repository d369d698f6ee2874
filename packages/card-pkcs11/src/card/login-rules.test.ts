import { describe, expect, it, vi } from 'vitest';
import { CKF_PROTECTED_AUTHENTICATION_PATH, CKU_USER } from '../module/constants.js';
import { CKR } from '../module/return-values.js';
import { startVirtualService } from '../testing/service.js';
import { countTries } from './login.js';

const DATA = new Uint8Array([1, 2, 3]);

describe('countTries', () => {
  // cps-card 2: the Cryptolib adds flags, OpenSC replaces COUNT_LOW by FINAL_TRY.
  it.each([
    [0x40d, 3],
    [0x1040d, 2],
    [0x3040d, 1],
    [0x2040d, 1],
    [0x4040d, 0],
  ])('flags %i', (flags, tries) => {
    expect(countTries(flags)).toBe(tries);
  });
});

describe('PIN', () => {
  it.each(['', '123', '123456789', '12a4', '١٢٣٤', ' 1234', '1234\n'])(
    'of another form than 4 to 8 digits never reaches the card: "%s"',
    async (pin) => {
      const { cards, recorded } = startVirtualService();
      const reader = cards.selectCpx({});
      const before = recorded.calls.length;
      await expect(reader.unlock(pin)).rejects.toMatchObject({ code: 'PIN_FORMAT' });
      expect(recorded.calls).toHaveLength(before);
    },
  );

  it('appears in no error, not even in its cause', async () => {
    const { cards } = startVirtualService();
    const error: unknown = await cards
      .selectCpx({})
      .unlock('97531')
      .catch((thrown: unknown) => thrown);
    const texts = [error, (error as Error).cause].map((part) =>
      JSON.stringify(part, Object.getOwnPropertyNames(part)),
    );
    expect(texts.join()).not.toContain('97531');
  });

  it('costs one C_Login even when another program left the card logged in', async () => {
    const { cards, recorded, readers } = startVirtualService();
    const reader = cards.selectCpx({});
    reader.status();
    const session = readers.module.C_OpenSession(readers.module.C_GetSlotList()[0] ?? Buffer.alloc(0), 4);
    readers.module.C_Login(session, CKU_USER, '1234');
    await expect(reader.unlock('4321')).rejects.toMatchObject({ code: 'PIN_REFUSED', remainingTries: 2 });
    expect(recorded.count('C_Login')).toBe(1);
  });

  it('is not presented again when the library says it is already logged in', async () => {
    const { cards, recorded } = startVirtualService();
    recorded.failNext('C_Login', CKR.USER_ALREADY_LOGGED_IN);
    await expect(cards.selectCpx({}).unlock('1234')).rejects.toMatchObject({ code: 'CARD_LIBRARY' });
    expect(recorded.count('C_Login')).toBe(1);
  });

  it('is asked on the keypad when the reader has one, each time', async () => {
    const { cards, recorded } = startVirtualService({ flags: 0x40d | CKF_PROTECTED_AUTHENTICATION_PATH });
    await cards.selectCpx({}).unlock('0000');
    await cards.selectCpx({}).unlock('0000');
    const pins = recorded.calls.filter(({ name }) => name === 'C_Login').map(({ args }) => args[2]);
    expect(pins).toEqual([undefined, undefined]);
    recorded.failNext('C_Login', CKR.FUNCTION_CANCELED);
    await expect(cards.selectCpx({}).unlock('0000')).rejects.toMatchObject({ code: 'PIN_CANCELLED' });
  });

  it('typed on a keypad that the binding cannot ask for is told as such', async () => {
    const { cards, recorded } = startVirtualService({ flags: 0x40d | CKF_PROTECTED_AUTHENTICATION_PATH });
    recorded.before('C_Login', () => {
      throw new TypeError('Argument 2 has wrong type. Should be a string');
    });
    await expect(cards.selectCpx({}).unlock('1234')).rejects.toMatchObject({
      code: 'CARD_LIBRARY',
      message: expect.stringContaining('keypad'),
    });
  });

  it('is told to have 2 tries left only when the card says so', async () => {
    const { cards, recorded } = startVirtualService();
    const reader = cards.selectCpx({});
    reader.status();
    recorded.before('C_Login', () => recorded.failNext('C_GetTokenInfo', CKR.GENERAL_ERROR));
    const error = await reader.unlock('0000').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'PIN_REFUSED' });
    expect(error).not.toHaveProperty('remainingTries');
  });
});

describe('login', () => {
  it.each([
    ['before the first signature', 0],
    ['after one', 1],
  ])('lost to another program %s is not renewed silently', async (_when, signatures) => {
    const { cards, recorded, readers } = startVirtualService();
    const reader = cards.selectCpx({});
    const card = await reader.unlock('1234');
    const sign = () => card.signatureSigner().sign(DATA, 'RSA-SHA256');
    for (let count = 0; count < signatures; count += 1) await sign();
    readers.resetLogin();
    await expect(sign()).rejects.toMatchObject({ code: 'CARD_CHANGED' });
    await expect(sign()).rejects.toMatchObject({ code: 'CARD_CHANGED' });
    expect(recorded.count('C_Login')).toBe(1);
    await reader.unlock('1234');
    expect(recorded.count('C_Login')).toBe(2);
    await expect(sign()).resolves.toHaveLength(256);
  });

  it('of a session is not given to a session that never gave the PIN', async () => {
    const { cards } = startVirtualService();
    await cards.selectCpx({}).unlock('1234');
    // The second session has only a reader: no function of it reaches a key.
    expect(Object.keys(cards.selectCpx({})).sort()).toEqual([
      'glance',
      'holder',
      'readerName',
      'status',
      'unlock',
    ]);
  });

  it('can be revoked by the caller, for a PIN refused in another process', async () => {
    const { cards, recorded } = startVirtualService();
    const reader = cards.selectCpx({});
    const card = await reader.unlock('1234');
    cards.revokeLogin(reader.readerName);
    expect(recorded.count('C_Logout')).toBe(2);
    expect(() => card.assertUsable()).toThrow(expect.objectContaining({ code: 'CARD_CHANGED' }));
    await reader.unlock('1234');
    expect(recorded.count('C_Login')).toBe(2);
    card.assertUsable();
  });

  it('refused is told to the caller, by the name of the reader', async () => {
    const onPinRefused = vi.fn<(reader: string) => void>();
    const { cards } = startVirtualService({}, { onPinRefused });
    const reader = cards.selectCpx({});
    await expect(reader.unlock('0000')).rejects.toMatchObject({ code: 'PIN_REFUSED' });
    await reader.unlock('1234');
    expect(onPinRefused.mock.calls).toEqual([['Lecteur virtuel 0']]);
  });
});

describe('turns on the card', () => {
  it('are taken for the PIN, for signing and for handshakes', async () => {
    const turns: string[] = [];
    let inside = false;
    const takeTurn = async <T>(reader: string, work: () => Promise<T>): Promise<T> => {
      turns.push(reader);
      inside = true;
      try {
        return await work();
      } finally {
        inside = false;
      }
    };
    const { cards, recorded } = startVirtualService({}, { takeTurn });
    const seen: boolean[] = [];
    recorded.before('C_Login', () => seen.push(inside));
    const card = await cards.selectCpx({}).unlock('1234');
    recorded.before('C_Sign', () => seen.push(inside));
    await card.authenticationSigner().sign(DATA, 'RSA-SHA256');
    await card.tlsIdentity().withKey(async () => void seen.push(inside));
    expect(seen).toEqual([true, true, true]);
    expect(turns).toEqual(['Lecteur virtuel 0', 'Lecteur virtuel 0', 'Lecteur virtuel 0']);
  });
});
