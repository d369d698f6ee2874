import { describe, expect, it } from 'vitest';
import { INVENTED_IDENTITIES, PUBLISHED_IDENTITIES } from '../teleservices/index.js';
import { makeFakeDmp } from '../testing/dmp.js';
import { isoBirthDate } from '../vitale/birth-date.js';
import { VITALE_PROFILES } from '../vitale/profiles.js';
import { identitiesOf } from './teleservices.js';

const TRAITS = { birthName: 'ESSAI', birthGivenNames: 'ALIX ZOE', birthDate: '19790328', sex: 'F' } as const;

describe('whom the national base of the sandbox knows', () => {
  it('patients of the DMP, under the same matricule, with rights of their own', () => {
    const dmp = makeFakeDmp();
    dmp.patients.put({ ins: '279035121518989', traits: TRAITS });
    expect(identitiesOf(dmp)).toEqual([
      {
        birthName: 'ESSAI',
        givenNames: 'ALIX ZOE',
        sex: 'F',
        birthDate: '1979-03-28',
        ins: { number: '2790351215189', key: '89' },
        rights: [{ insured: '2790351215189' }],
      },
    ]);
  });

  it('nobody whose sex the DMP does not know', () => {
    const dmp = makeFakeDmp();
    dmp.patients.put({ ins: '279035121518989', traits: { ...TRAITS, sex: 'U' } });
    expect(identitiesOf(dmp)).toEqual([]);
  });

  it('everybody on a Vitale card that the DMP does not know', () => {
    const today = new Date();
    const known = [...PUBLISHED_IDENTITIES, ...INVENTED_IDENTITIES].flatMap(({ rights = [], birthDate }) =>
      rights.map(({ insured, birthRank = 1 }) => `${insured} ${birthDate} ${birthRank}`),
    );
    const ofTheDmp = ['vitale-dmp', 'vitale-demo'];
    for (const { name, people } of Object.values(VITALE_PROFILES)) {
      if (ofTheDmp.includes(name)) continue;
      for (const { insuredNir, birthDate, birthRank } of people) {
        expect(known).toContain(`${insuredNir.slice(0, 13)} ${isoBirthDate(birthDate, today)} ${birthRank}`);
      }
    }
  });
});
