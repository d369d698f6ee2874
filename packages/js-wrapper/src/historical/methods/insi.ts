import { field, type MethodRow, method } from './row.js';

const LPS = field('lpsParams', 'LpsInfos');
const TRAITS = [
  field('name', 's_birthName'),
  field('given', 's_given'),
  field('sex', 'i_sex'),
  field('date', 's_birthDate'),
  field('place', 's_birthPlace', { omissible: true }),
];

/** Rows 94 to 96 of js-api 14.2. */
export const INSI_METHODS: readonly MethodRow[] = [
  method('hl_getInsFromVitaleCard', 60, [LPS, field('aVitaleCardIndex', 'i_vitalePatientIndex')]),
  method('hl_getInsFromIdentityInformation', 60, [LPS, ...TRAITS]),
  method('hl_checkInsIdentity', 60, [
    LPS,
    field('ins', 's_ins'),
    field('key', 's_key'),
    field('oid', 's_oid'),
    ...TRAITS,
  ]),
];
