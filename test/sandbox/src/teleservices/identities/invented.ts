import type { TlsiIdentityInput } from './identity.js';

/** Those of the Vitale cards of the sandbox whom nobody published (teleservices 15.5, "own additions"). */
const ON_CARDS: readonly TlsiIdentityInput[] = [
  {
    birthName: 'ESSAI',
    givenNames: 'MARIE',
    sex: 'F',
    birthDate: '1982-02-14',
    birthPlace: '63220',
    ins: { number: '2820263220752', key: '53' },
    rights: [{ insured: '1810163220751' }, { insured: '2820263220752' }],
  },
  {
    // A child under both parents; no card holds a number of theirs.
    birthName: 'ADRDEUX',
    givenNames: 'LEO',
    sex: 'M',
    birthDate: '2015-04-12',
    birthPlace: '63220',
    ins: { number: '1150463220753', key: '22' },
    rights: [{ insured: '1810163220751' }, { insured: '2820263220752' }],
  },
  {
    birthName: 'JUMEAUX',
    givenNames: 'ALICE',
    sex: 'F',
    birthDate: '1985-07-12',
    birthPlace: '63220',
    ins: { number: '2850763220757', key: '78' },
    rights: [{ insured: '2850763220757' }],
    alds: [
      {
        type: 'ALD30',
        number: '29',
        label: 'Tuberculose active, lèpre',
        medicalCode: 'A15',
        startDate: '2018-01-10',
        endDate: '2019-01-09',
      },
    ],
  },
  {
    birthName: 'JUMEAUX',
    givenNames: 'EMMA',
    sex: 'F',
    birthDate: '2019-09-14',
    birthPlace: '63220',
    ins: { number: '2190963220754', key: '49' },
    rights: [{ insured: '2850763220757', birthRank: 1 }],
  },
  {
    birthName: 'JUMEAUX',
    givenNames: 'JADE',
    sex: 'F',
    birthDate: '2019-09-14',
    birthPlace: '63220',
    ins: { number: '2190963220755', key: '48' },
    rights: [{ insured: '2850763220757', birthRank: 2 }],
  },
  {
    birthName: 'LUNAIRE',
    givenNames: 'AMINE',
    sex: 'M',
    birthDate: '1950-00-00',
    birthPlace: '99351',
    ins: { number: '1500099351756', key: '31' },
    rights: [{ insured: '1500099351756' }],
  },
  {
    birthName: 'LUNAIRE',
    givenNames: 'SARA',
    sex: 'F',
    birthDate: '2012-14-31',
    birthPlace: '99351',
    ins: { number: '2121499351757', key: '29' },
    rights: [{ insured: '1500099351756' }],
  },
];

/** People that each put one rule to the test. */
const SPECIAL: readonly TlsiIdentityInput[] = [
  // Two, until a place is given (teleservices 15.4).
  special('DOUBLON', '1000175056101', '40', '2000-01-01', '75056'),
  special('DOUBLON', '1000169123102', '34', '2000-01-01', '69123'),
  special('OUTREMER', '1850597411103', '19', '1985-05-17', '97411'),
  { ...special('ETRANGER', '2900699109104', '15', '1990-06-23', '99109'), sex: 'F' },
  special("D'ESSAI", '1620375056105', '37', '1962-03-08', '75056'),
  { ...special('ESSAI--TEST', '2690175056106', '96', '1969-01-30', '75056'), sex: 'F' },
];

function special(
  birthName: string,
  number: string,
  key: string,
  birthDate: string,
  birthPlace: string,
): TlsiIdentityInput {
  return { birthName, givenNames: 'CAMILLE', sex: 'M', birthDate, birthPlace, ins: { number, key } };
}

/** Everybody whom the sandbox made up. */
export const INVENTED_IDENTITIES: readonly TlsiIdentityInput[] = [...ON_CARDS, ...SPECIAL];
