import { beforeEach, describe, expect, it } from 'vitest';
import { makeCardBench } from '../testing/card.js';
import { CARD_PROFILES } from './profiles.js';

const { control } = await makeCardBench();

beforeEach(() => {
  for (const { name } of control.readers()) control.remove({ reader: name });
});

describe('cards in readers', () => {
  it('inserts the doctor into the first reader unless told otherwise', async () => {
    await control.insert();
    expect(control.readers()).toEqual([
      {
        name: 'Lecteur A',
        content: { kind: 'cpx', profile: 'medecin', serialNumber: '2800000001', pinTries: 3 },
      },
      { name: 'Lecteur B', content: { kind: 'empty' } },
    ]);
  });

  it('replaces the card that is there', async () => {
    await control.insert();
    const state = await control.insert({ profile: 'infirmier' });
    expect(state.content).toMatchObject({ profile: 'infirmier' });
  });

  it('refuses to put one card into two readers', async () => {
    await control.insert();
    await expect(control.insert({ reader: 'Lecteur B' })).rejects.toMatchObject({ field: 'profile' });
    await control.insert({ reader: 'Lecteur B', profile: 'other' });
    expect(control.readers()[1]?.content).toEqual({ kind: 'other' });
  });

  it('puts Vitale cards into the second reader unless told otherwise, and never into both', async () => {
    const state = await control.insert({ profile: 'vitale-famille' });
    expect(state).toEqual({ name: 'Lecteur B', content: { kind: 'vitale', profile: 'vitale-famille' } });
    await expect(control.insert({ reader: 'Lecteur A', profile: 'vitale-famille' })).rejects.toMatchObject({
      field: 'profile',
    });
    await control.insert({ reader: 'Lecteur A', profile: 'vitale-demo' });
    expect(control.readers()[0]?.content).toEqual({ kind: 'vitale', profile: 'vitale-demo' });
    expect(() => control.setPinTries(1)).toThrow(/holds no CPx card/);
  });

  it('names the readers when one is not known', () => {
    expect(() => control.remove({ reader: 'Lecteur C' })).toThrow(/is none of: Lecteur A, Lecteur B/);
  });

  it('refuses to set the PIN of a card that is not there, or to pull it', () => {
    expect(() => control.setPinTries(1)).toThrow(/holds no CPx card/);
    expect(() => control.remove({ during: 'sign' })).toThrow(/holds no CPx card/);
  });

  it('keeps the counter of a card that is elsewhere', async () => {
    await control.insert();
    control.setPinTries(0);
    await control.insert({ profile: 'infirmier' });
    expect(control.readers()[0]?.content).toMatchObject({ pinTries: 3 });
    await control.insert({ profile: 'medecin' });
    expect(control.readers()[0]?.content).toMatchObject({ pinTries: 0 });
  });
});

describe('profiles', () => {
  const profiles = Object.values(CARD_PROFILES);

  it('differ in the first eight digits of their serial numbers (cps-card 1.2)', () => {
    const starts = profiles.map(({ serialNumber }) => serialNumber.slice(0, 8));
    expect(new Set(starts).size).toBe(profiles.length);
  });

  it('have RPPS numbers with a good Luhn key (cps-card 5)', () => {
    const identifiers = profiles
      .map(({ holder }) => holder.nationalIdentifier)
      .filter((identifier) => /^8\d{11}$/.test(identifier));
    expect(identifiers.length).toBeGreaterThan(2);
    for (const identifier of identifiers) expect(luhnSum(identifier.slice(1)) % 10).toBe(0);
  });

  it('are invented: identifiers of the test range only', () => {
    for (const { holder } of profiles) expect(holder.nationalIdentifier).toMatch(/^8997000000|^375000000/);
  });
});

function luhnSum(digits: string): number {
  return [...digits].reverse().reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
}
