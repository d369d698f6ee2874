import type { VitalePerson, VitaleProfile, VitaleProfileName } from './profile.js';

/** The insured person alone: his own number is his certified one. */
function insured(
  nir: string,
  person: Pick<VitalePerson, 'familyName' | 'givenName' | 'birthDate'>,
): VitalePerson {
  return {
    ...person,
    birthName: person.familyName,
    birthRank: 1,
    quality: 0,
    insuredNir: nir,
    certifiedNir: nir,
  };
}

const LAURENT = insured('181016322075140', {
  familyName: 'ADRDEUX',
  givenName: 'LAURENT',
  birthDate: '01011981',
});

const MOTHER = insured('285076322075778', {
  familyName: 'JUMEAUX',
  givenName: 'ALICE',
  birthDate: '850712',
});

const TWIN = {
  familyName: 'JUMEAUX',
  birthName: 'JUMEAUX',
  birthDate: '190914',
  quality: 6,
  insuredNir: MOTHER.insuredNir,
} as const;

const TOUSSAINT = insured('160012B02077713', {
  familyName: 'ADRTROIS',
  givenName: 'TOUSSAINT',
  birthDate: '600101',
});

/**
 * Every Vitale card of the sandbox. Numbers are those of the test sets of teleservices 15.5 and dmp-transactions 7.3, or
 * made up where a family needs more of them.
 */
export const VITALE_PROFILES: Readonly<Record<VitaleProfileName, VitaleProfile>> = {
  'vitale-adulte': {
    name: 'vitale-adulte',
    serialNumber: '0000000101',
    kind: 'test',
    people: [insured('275126322074974', { familyName: 'ADRUN', givenName: 'ZOE', birthDate: '751231' })],
  },
  'vitale-dmp': {
    name: 'vitale-dmp',
    serialNumber: '0000000102',
    kind: 'test',
    people: [
      insured('279035121518989', { familyName: 'PAT-TROIS', givenName: 'DOMINIQUE', birthDate: '790328' }),
    ],
  },
  'vitale-famille': {
    name: 'vitale-famille',
    serialNumber: '0000000103',
    kind: 'test',
    people: [
      LAURENT,
      {
        familyName: 'ADRDEUX',
        birthName: 'ESSAI',
        givenName: 'MARIE',
        birthDate: '14021982',
        birthRank: 1,
        quality: 2,
        insuredNir: LAURENT.insuredNir,
        certifiedNir: '282026322075253',
      },
      {
        familyName: 'ADRDEUX',
        birthName: 'ADRDEUX',
        givenName: 'LEO',
        birthDate: '150412',
        birthRank: 1,
        quality: 6,
        insuredNir: LAURENT.insuredNir,
        certifiedNir: '',
      },
    ],
  },
  'vitale-jumeaux': {
    name: 'vitale-jumeaux',
    serialNumber: '0000000104',
    kind: 'test',
    people: [
      MOTHER,
      { ...TWIN, givenName: 'EMMA', birthRank: 1, certifiedNir: '219096322075449' },
      { ...TWIN, givenName: 'JADE', birthRank: 2, certifiedNir: '219096322075548' },
    ],
  },
  'vitale-lunaire': {
    name: 'vitale-lunaire',
    serialNumber: '0000000105',
    kind: 'test',
    people: [
      insured('150009935175631', { familyName: 'LUNAIRE', givenName: 'AMINE', birthDate: '500000' }),
      {
        familyName: 'LUNAIRE',
        birthName: 'LUNAIRE',
        givenName: 'SARA',
        birthDate: '31142012',
        birthRank: 1,
        quality: 6,
        insuredNir: '150009935175631',
        certifiedNir: '',
      },
    ],
  },
  'vitale-corse': {
    name: 'vitale-corse',
    serialNumber: '0000000106',
    kind: 'test',
    people: [
      TOUSSAINT,
      {
        familyName: 'ADRTROIS',
        birthName: 'ADRTROIS',
        givenName: 'DOMINIQUE',
        birthDate: '970226',
        birthRank: 1,
        quality: 6,
        insuredNir: TOUSSAINT.insuredNir,
        certifiedNir: '297022A02077878',
      },
    ],
  },
  'vitale-demo': {
    name: 'vitale-demo',
    serialNumber: '0000000107',
    kind: 'demo',
    people: [
      insured('277076322082910', { familyName: 'PAT-SANS', givenName: 'JULIE', birthDate: '02071977' }),
    ],
  },
  'vitale-muette': {
    name: 'vitale-muette',
    serialNumber: '0000000108',
    kind: 'test',
    people: [],
    isMute: true,
  },
};
