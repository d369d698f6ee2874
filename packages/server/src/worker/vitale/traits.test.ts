import type { VitalePatient } from '@dmpconnect/card-pkcs11';
import { parseIns } from '@dmpconnect/dmp-soap';
import { describe, expect, it } from 'vitest';
import { FAKE_VITALE_CARD } from '../testing/fake-vitale.js';
import { traitsOfVitale } from './traits.js';

const INS = parseIns('275126322074974T');

function traitsWith(changes: Partial<VitalePatient>, ins = INS) {
  const patients = FAKE_VITALE_CARD.patients.map((patient) => ({ ...patient, ...changes }));
  return traitsOfVitale({ ...FAKE_VITALE_CARD, patients }, ins);
}

describe('the traits on a Vitale card', () => {
  it('are those of the person who has the number', () => {
    expect(traitsWith({ birthDate: '31121975', familyName: 'USAGE' })).toEqual({
      birthName: 'ADRUN',
      usedName: 'USAGE',
      usedGiven: 'ZOE',
      birthDate: '1975-12-31',
      sex: 'F',
    });
  });

  it('are found by the insured number for the insured person alone', () => {
    expect(traitsWith({ certifiedNir: '' })).toBeDefined();
    expect(traitsWith({ certifiedNir: '', quality: 6 })).toBeUndefined();
  });

  it('are not those of somebody else, nor of a number of another kind, nor without a card', () => {
    expect(traitsWith({}, parseIns('279035121518989T'))).toBeUndefined();
    expect(traitsWith({}, parseIns('275126322074974N'))).toBeUndefined();
    expect(traitsWith({}, parseIns('275126322074974D'))).toBeUndefined();
    expect(traitsOfVitale(undefined, INS)).toBeUndefined();
  });

  it.each(['751231', '00121975', '31131975', ''])('hold no birthday that is a guess: %j', (birthDate) => {
    expect(traitsWith({ birthDate })?.birthDate).toBeUndefined();
  });

  it('hold nothing for what the card leaves empty', () => {
    expect(traitsWith({ birthName: '', givenName: '' })).toMatchObject({
      birthName: undefined,
      usedGiven: undefined,
    });
  });
});
