import { describe, expect, it } from 'vitest';
import { CKR } from '../module/return-values.js';
import type { WatchedReader } from '../readers/watcher.js';
import { createTestPki } from '../testing/pki.js';
import { startVirtualService, testPki } from '../testing/service.js';
import { createVirtualCard } from '../testing/virtual-card.js';

const DATA = new Uint8Array([1]);
const LATE = { now: () => new Date('2100-01-01') };

describe('choice of the reader', () => {
  const readerNames = ['Lecteur A 0', 'Lecteur B 0'];

  it('takes a name before an index, and index 0 without either', () => {
    const { cards } = startVirtualService({}, { readerNames });
    expect(cards.selectCpx({ readerName: 'Lecteur B 0', readerIndex: 0 }).readerName).toBe('Lecteur B 0');
    expect(cards.selectCpx({ readerName: '', readerIndex: 1 }).readerName).toBe('Lecteur B 0');
    expect(cards.selectCpx({}).readerName).toBe('Lecteur A 0');
  });

  it.each([{ readerName: 'Lecteur C 0' }, { readerIndex: 2 }, { readerIndex: -1 }])(
    'refuses %o',
    (choice) => {
      const { cards } = startVirtualService({}, { readerNames });
      expect(() => cards.selectCpx(choice)).toThrow(expect.objectContaining({ code: 'READER_NOT_FOUND' }));
    },
  );

  it('finds a reader by its whole PC/SC name when the library shortens it', () => {
    const name = `Lecteur de cartes a puce d'une marque au nom fort long ${'x'.repeat(20)} 00 00`;
    const shown = `${name.slice(0, 30)}...${name.slice(-31)}`;
    const { cards } = startVirtualService({}, { readerNames: [shown] });
    expect(cards.selectCpx({ readerName: name }).readerName).toBe(shown);
  });

  it('tells apart two readers the library lists under one name', () => {
    const { cards } = startVirtualService({}, { readerNames: ['Lecteur', 'Lecteur '] });
    expect(cards.listReaders().map(({ name, slotType }) => [name, slotType])).toEqual([
      ['Lecteur', 'cps'],
      ['Lecteur (2)', 'empty'],
    ]);
    expect(cards.selectCpx({ readerIndex: 1 }).status()).toEqual({ state: 'no-card' });
  });

  it('accepts an empty reader, whose card may come later', async () => {
    const { cards, readers, card } = startVirtualService();
    readers.remove();
    const reader = cards.selectCpx({});
    expect(reader.status()).toEqual({ state: 'no-card' });
    await expect(reader.unlock('1234')).rejects.toMatchObject({ code: 'CARD_ABSENT' });
    readers.insert(card);
    expect(reader.status().state).toBe('valid');
    await reader.unlock('1234');
  });
});

describe('cards that are not usable CPx cards', () => {
  it.each([
    ['another token', { label: 'Mon jeton' }],
    ['a token that is not initialised', { flags: 0x5, label: '' }],
  ])('%s is another card', async (_kind, card) => {
    const { cards } = startVirtualService(card);
    expect(cards.listReaders()[0]?.slotType).toBe('other');
    const reader = cards.selectCpx({});
    expect(reader.status()).toEqual({ state: 'unknown-card' });
    await expect(reader.unlock('1234')).rejects.toMatchObject({ code: 'CARD_NOT_CPX' });
  });

  it('a card the library does not recognise is another card', () => {
    const { cards, recorded } = startVirtualService();
    recorded.failNext('C_GetTokenInfo', CKR.TOKEN_NOT_RECOGNIZED);
    expect(cards.listReaders()[0]?.slotType).toBe('other');
  });

  it('a contactless card, which has no PIN, is another card', async () => {
    const { cards, recorded } = startVirtualService({ flags: 0x405 });
    const reader = cards.selectCpx({});
    expect(reader.status()).toEqual({ state: 'unknown-card' });
    await expect(reader.unlock('1234')).rejects.toMatchObject({ code: 'CARD_NOT_CPX' });
    expect(recorded.count('C_Login')).toBe(0);
  });

  it('a card without its signature certificate is a card whose data is wrong', async () => {
    const { cards } = startVirtualService({ withSignatureCertificate: false });
    await expect(cards.selectCpx({}).unlock('1234')).rejects.toMatchObject({
      code: 'CARD_DATA',
      message: expect.stringContaining('Certificat de Signature CPS'),
    });
    expect(cards.selectCpx({}).status()).toEqual({ state: 'reader-error' });
  });

  it('an expired card is read but does not sign', async () => {
    const { cards } = startVirtualService({}, { clock: LATE });
    const reader = cards.selectCpx({});
    expect(reader.status()).toMatchObject({ state: 'expired', remainingPinTries: 3 });
    const card = await reader.unlock('1234');
    expect(card.professional.identifier).toBe('899700000013');
    await expect(card.signatureSigner().sign(DATA, 'RSA-SHA256')).rejects.toMatchObject({
      code: 'CARD_EXPIRED',
    });
    expect(() => card.tlsIdentity()).toThrow(expect.objectContaining({ code: 'CARD_EXPIRED' }));
  });

  it('a card of a withdrawn authority is read but does not sign', async () => {
    const { cards } = startVirtualService({ pki: createTestPki({ organisation: 'GIP-CPS' }) });
    const card = await cards.selectCpx({}).unlock('1234');
    expect(() => card.assertUsable()).toThrow(expect.objectContaining({ code: 'CARD_KEY_UNUSABLE' }));
  });
});

describe('library and reader faults', () => {
  it('a swap for a card of another holder is a change', async () => {
    const { cards, readers } = startVirtualService();
    const reader = cards.selectCpx({});
    const card = await reader.unlock('1234');
    readers.insert(createVirtualCard({ pki: testPki(), serialNumber: '2800000002' }));
    expect(reader.status()).toEqual({ state: 'changed' });
    expect(() => card.assertUsable()).toThrow(expect.objectContaining({ code: 'CARD_CHANGED' }));
    await expect(cards.selectCpx({}).unlock('1234')).resolves.toMatchObject({ serialNumber: '2800000002' });
  });

  it('a swap between the choice of the reader and the first use is a change', () => {
    const { cards, readers } = startVirtualService();
    const reader = cards.selectCpx({});
    readers.remove();
    readers.insert(createVirtualCard({ pki: testPki(), serialNumber: '2800000002' }));
    expect(reader.status()).toEqual({ state: 'changed' });
    expect(cards.selectCpx({}).status()).toMatchObject({ state: 'valid', serialNumber: '2800000002' });
  });

  it('an unplugged reader is not found any more, and its card changed', async () => {
    const { cards, readers } = startVirtualService({}, { readerNames: ['A', 'B'] });
    const reader = cards.selectCpx({ readerName: 'A' });
    const card = await reader.unlock('1234');
    readers.unplug('A');
    expect(reader.status()).toEqual({ state: 'reader-error' });
    await expect(reader.unlock('1234')).rejects.toMatchObject({ code: 'READER_NOT_FOUND' });
    expect(() => card.assertUsable()).toThrow(expect.objectContaining({ code: 'CARD_CHANGED' }));
    expect(cards.listReaders().map(({ name }) => name)).toEqual(['B']);
  });

  it('a library that lost its state is started again, without any PIN', async () => {
    const { cards, readers, recorded } = startVirtualService();
    const card = await cards.selectCpx({}).unlock('1234');
    readers.restart();
    expect(() => card.assertUsable()).toThrow(expect.objectContaining({ code: 'CARD_CHANGED' }));
    expect(recorded.count('C_Login')).toBe(1);
    await cards.selectCpx({}).unlock('1234');
  });

  it.each([
    ['shows a card whose objects are gone', CKR.OBJECT_HANDLE_INVALID, 'CARD_CHANGED'],
    ['asks for it with a value of its own', 0x80000005, 'CARD_LIBRARY'],
  ])('a library that %s is started again', async (_case, value, code) => {
    const { cards, recorded } = startVirtualService();
    const card = await cards.selectCpx({}).unlock('1234');
    recorded.failNext('C_SignInit', value);
    await expect(card.signatureSigner().sign(DATA, 'RSA-SHA256')).rejects.toMatchObject({ code });
    await cards.selectCpx({}).unlock('1234');
    expect(recorded.count('C_Initialize')).toBe(2);
  });

  it('a failing smart card service is told as such', () => {
    const { cards, recorded } = startVirtualService();
    recorded.failNext('C_GetSlotList', CKR.GENERAL_ERROR);
    expect(() => cards.listReaders()).toThrow(expect.objectContaining({ code: 'CARD_SERVICE_UNAVAILABLE' }));
    expect(cards.listReaders()).toHaveLength(1);
  });

  it('a library that does not start is told as such, and tried again', () => {
    const { cards, recorded } = startVirtualService();
    recorded.failNext('C_Initialize', CKR.FUNCTION_FAILED);
    expect(() => cards.listReaders()).toThrow(expect.objectContaining({ code: 'CARD_LIBRARY' }));
    expect(cards.listReaders()).toHaveLength(1);
  });

  it('a card that cannot be looked at is a reader error, and makes the library start again', () => {
    const { cards, recorded } = startVirtualService();
    recorded.failNext('C_GetTokenInfo', CKR.GENERAL_ERROR);
    const reader = cards.selectCpx({});
    recorded.failNext('C_GetTokenInfo', CKR.GENERAL_ERROR);
    expect(reader.status()).toEqual({ state: 'reader-error' });
    expect(reader.status().state).toBe('valid');
    expect(recorded.count('C_Initialize')).toBe(3);
  });

  it('a card that cannot be looked at does not cost the login on the card of another reader', async () => {
    const { cards, recorded, readers } = startVirtualService({}, { readerNames: ['A', 'B'] });
    const card = await cards.selectCpx({ readerName: 'A' }).unlock('1234');
    readers.insert(createVirtualCard({ pki: testPki(), serialNumber: '2800000002' }), 'B');
    recorded.failNext('C_GetTokenInfo', CKR.GENERAL_ERROR);
    expect(cards.listReaders().map(({ slotType }) => slotType)).toEqual(['cps', 'unknown']);
    card.assertUsable();
    expect(recorded.count('C_Initialize')).toBe(1);
  });

  it('a library without slot events is not asked for them again', async () => {
    const { cards, recorded, readers, card } = startVirtualService();
    recorded.failNext('C_WaitForSlotEvent', CKR.FUNCTION_NOT_SUPPORTED);
    const unlocked = await cards.selectCpx({}).unlock('1234');
    expect(recorded.count('C_WaitForSlotEvent')).toBe(1);
    readers.remove();
    readers.insert(card);
    expect(() => unlocked.assertUsable()).toThrow(expect.objectContaining({ code: 'CARD_CHANGED' }));
  });

  it('closes the library once, and works no more', async () => {
    const { cards, recorded } = startVirtualService();
    const card = await cards.selectCpx({}).unlock('1234');
    cards.close();
    cards.close();
    expect(recorded.count('C_Finalize')).toBe(1);
    expect(() => card.assertUsable()).toThrow(expect.objectContaining({ code: 'CARD_CHANGED' }));
  });
});

describe('PC/SC watcher', () => {
  const watching = (reader: Partial<WatchedReader>) => {
    const state = { name: 'Lecteur virtuel 0', present: true, generation: 1, ...reader };
    return { state, watcher: { readers: () => [state], isLive: () => true, onChange: () => () => {} } };
  };

  it.each([
    ['3B751300000009EA9000', 'vitale'],
    ['3BAC00402A001225006480000310009000', 'cps'],
    ['3B6500002063CB6800', 'other'],
  ])('tells the card by its ATR %s', (atr, slotType) => {
    const { watcher } = watching({ atr });
    const { cards } = startVirtualService({}, { watcher });
    expect(cards.listReaders()[0]?.slotType).toBe(slotType);
  });

  it('makes a removal and re-insertion seen that the library missed', async () => {
    const { state, watcher } = watching({});
    const { cards } = startVirtualService({}, { watcher });
    const reader = cards.selectCpx({});
    const card = await reader.unlock('1234');
    state.generation += 2;
    expect(reader.status()).toEqual({ state: 'changed' });
    expect(() => card.assertUsable()).toThrow(expect.objectContaining({ code: 'CARD_CHANGED' }));
  });
});
