import { describe, expect, it } from 'vitest';
import { startVirtualService, testPki } from '../testing/service.js';
import { createVirtualCard } from '../testing/virtual-card.js';

describe('the holder of a card, without its PIN', () => {
  it('is the one that the card names once unlocked', async () => {
    const { cards, recorded } = startVirtualService();
    const reader = cards.selectCpx({});
    const holder = reader.holder();
    expect(recorded.count('C_Login')).toBe(0);
    const card = await reader.unlock('1234');
    const { identifier, identifierType, familyName, givenName } = card.professional;
    const { serialNumber, validUntil, cardKind, cpxType } = card;
    expect(holder).toEqual({
      ...{ identifier, identifierType, familyName, givenName },
      ...{ serialNumber, validUntil, cardKind, cpxType },
      expired: false,
      certificates: card.certificates,
    });
  });

  it('is told of an expired card too, and that it has expired', () => {
    const { cards } = startVirtualService({}, { clock: { now: () => new Date('2100-01-01') } });
    expect(cards.selectCpx({}).holder()).toMatchObject({ expired: true });
  });

  it.each([
    ['an empty reader', 'CARD_ABSENT', {}],
    ['another token', 'CARD_NOT_CPX', { label: 'Mon jeton' }],
    ['a contactless card', 'CARD_NOT_CPX', { flags: 0x405 }],
  ])('of %s is not known', (_what, code, card) => {
    const { cards, readers } = startVirtualService(card);
    if (code === 'CARD_ABSENT') readers.remove();
    expect(() => cards.selectCpx({}).holder()).toThrow(expect.objectContaining({ code }));
  });

  it('is not that of a card put in the place of the selected one', () => {
    const { cards, readers } = startVirtualService();
    const reader = cards.selectCpx({});
    readers.remove();
    reader.status();
    readers.insert(createVirtualCard({ pki: testPki() }));
    expect(() => reader.holder()).toThrow(expect.objectContaining({ code: 'CARD_CHANGED' }));
  });
});
