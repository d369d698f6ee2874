import { describe, expect, it } from 'vitest';
import { hasValidKey } from '../dmp/identifiers/ins.js';
import { readAsLibrary } from './card-text.js';
import { isVitaleProfile, VITALE_PROFILE_NAMES } from './profile.js';
import { VITALE_PROFILES } from './profiles.js';

const people = Object.values(VITALE_PROFILES).flatMap((profile) => profile.people);

describe('Vitale cards', () => {
  it('bear their own names', () => {
    expect(Object.values(VITALE_PROFILES).map(({ name }) => name)).toEqual(VITALE_PROFILE_NAMES);
    expect(VITALE_PROFILE_NAMES.every(isVitaleProfile)).toBe(true);
    expect(isVitaleProfile('medecin')).toBe(false);
  });

  it('hold numbers with a good key', () => {
    const numbers = people.flatMap(({ insuredNir, certifiedNir }) => [insuredNir, certifiedNir]);
    expect(numbers.filter((number) => number !== '' && !hasValidKey(number))).toEqual([]);
  });

  it('begin with the insured person, whose number all of them share', () => {
    for (const { people: family } of Object.values(VITALE_PROFILES)) {
      if (family.length === 0) continue;
      expect(family[0]?.quality).toBe(0);
      expect(new Set(family.map(({ insuredNir }) => insuredNir)).size).toBe(1);
    }
  });

  it('hold a child, twins, lunar dates of both forms and a Corsican number', () => {
    const twins = VITALE_PROFILES['vitale-jumeaux'].people.filter(({ quality }) => quality === 6);
    expect(twins.map(({ birthRank }) => birthRank)).toEqual([1, 2]);
    expect(new Set(twins.map(({ birthDate }) => birthDate)).size).toBe(1);
    expect(VITALE_PROFILES['vitale-lunaire'].people.map(({ birthDate }) => birthDate)).toEqual([
      '500000',
      '31142012',
    ]);
    expect(
      VITALE_PROFILES['vitale-corse'].people.map(({ certifiedNir }) => certifiedNir.slice(5, 7)),
    ).toEqual(['2B', '2A']);
    expect(VITALE_PROFILES['vitale-demo'].kind).toBe('demo');
  });

  it('are told as the reading library tells them', () => {
    const { cardState, xml } = readAsLibrary(VITALE_PROFILES['vitale-famille']);
    expect(cardState).toBe(1);
    const text = xml.toString('latin1');
    expect(text).toMatch(/^<\?xml version="1\.0" encoding="ISO-8859-1"\?>/);
    expect(text.match(/<ident>/g)).toHaveLength(3);
    expect(text).toContain("1 RUE DE L'ÉGLISE");
    expect(text).toContain('<nir>1810163220751 40</nir>');
    expect(text).toContain('<date>14021982</date>');
    expect(text).toContain('<dateEnCarte>150412</dateEnCarte>');
    expect(text).toMatch(/<nirCertifie><\/nirCertifie>/);
  });
});
