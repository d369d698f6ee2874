import type { TlsiIdentityInput } from './identity.js';

/** Rights of somebody under their own number. */
const own = (number: string) => [{ insured: number }];

/**
 * Fictitious patients published for the tests of vendors (teleservices 15.5). HOUILLES is not among them on purpose: the test
 * plan looks for somebody whom nobody knows. The key of HERMANN's numbers is not the one of the formula, as published.
 */
export const PUBLISHED_IDENTITIES: readonly TlsiIdentityInput[] = [
  {
    birthName: 'ADRUN',
    givenNames: 'ZOE',
    sex: 'F',
    birthDate: '1975-12-31',
    birthPlace: '63220',
    ins: { number: '2751263220749', key: '74' },
    rights: own('2751263220749'),
  },
  {
    birthName: 'TCHITCHI',
    givenNames: 'CATARINA BELLA',
    sex: 'F',
    birthDate: '1936-06-21',
    birthPlace: '63220',
    ins: { number: '2360663220836', key: '56' },
    rights: own('2360663220836'),
  },
  {
    birthName: 'ECETINSI',
    givenNames: 'PIERRE-ALAIN MURIEL FLORIANT',
    sex: 'M',
    birthDate: '2009-07-14',
    birthPlace: '63220',
    ins: { number: '1090763220834', key: '89' },
    history: [
      // The end before the start: so published.
      { number: '2090763220834', key: '39', startDate: '2019-03-01', endDate: '2019-02-28' },
      { number: '2090663220123', key: '55' },
    ],
  },
  {
    birthName: 'CORSE',
    givenNames: 'ANTHONY',
    sex: 'M',
    birthDate: '1980-03-02',
    birthPlace: '2B020',
    ins: { number: '180032B020401', key: '23' },
    history: [{ number: '180032B020401', key: '23' }],
    rights: own('180032B020401'),
  },
  {
    birthName: 'HERMANN',
    givenNames: 'GATIEN',
    firstGivenName: 'GATIEN',
    sex: 'M',
    birthDate: '1981-03-24',
    birthPlace: '63220',
    ins: { number: '1810363220456', key: '60' },
    history: [
      { number: '1810363220456', key: '60' },
      { number: '2810363220456', key: '10' },
    ],
  },
  {
    birthName: 'NESSI',
    givenNames: 'MICHELANGELO ANTHONY',
    sex: 'M',
    birthDate: '2010-08-07',
    birthPlace: '63220',
    ins: { number: '1100863220830', key: '60' },
  },
  {
    birthName: 'PROVISOIRE',
    givenNames: 'MATRICULE',
    firstGivenName: 'MATRICULE',
    sex: 'M',
    birthDate: '2009-07-01',
    birthPlace: '63220',
    ins: { number: '1090763220888', key: '35', kind: 'NIA' },
  },
  {
    birthName: 'ADRTROIS',
    givenNames: 'TOUSSAINT',
    sex: 'M',
    birthDate: '1960-01-01',
    birthPlace: '2B020',
    ins: { number: '160012B020777', key: '13' },
    rights: own('160012B020777'),
    alds: [
      {
        type: 'ALD30',
        number: '30',
        label: 'Tumeur maligne, affection maligne du tissu lymphatique ou hématopoïétique',
        medicalCode: 'C61',
        startDate: '2024-02-05',
        endDate: '2034-02-04',
        careProtocol: true,
      },
      {
        type: 'ALD30',
        number: '23',
        label: 'Affections psychiatriques de longue durée',
        medicalCode: 'F33',
        startDate: '2021-09-13',
        endDate: '2031-09-12',
        careProtocol: true,
      },
    ],
  },
  {
    birthName: 'ADRTROIS',
    givenNames: 'DOMINIQUE',
    sex: 'F',
    birthDate: '1997-02-26',
    birthPlace: '2A020',
    ins: { number: '297022A020778', key: '78' },
    rights: own('160012B020777'),
  },
  {
    birthName: 'ADRDEUX',
    givenNames: 'LAURENT',
    sex: 'M',
    birthDate: '1981-01-01',
    birthPlace: '63220',
    ins: { number: '1810163220751', key: '40' },
    rights: own('1810163220751'),
    alds: [
      {
        type: 'ALD30',
        number: '8',
        label: 'Diabète de type 1 et diabète de type 2',
        medicalCode: 'E11',
        startDate: '2019-05-13',
        careProtocol: true,
      },
    ],
  },
];
