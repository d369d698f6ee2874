import type { CpxType } from '../service-types.js';

/** Card types, table G02 (cps-card 5, dictionary of 2020-02-28). */
export const CPX_TYPES: Readonly<Record<string, CpxType>> = {
  '00': 'CPS',
  '01': 'CPF',
  '02': 'CPE',
  '03': 'CPA',
};

/** Test categories of table G01: the codes of real ones with 80 added (cps-card 5). */
export const TEST_CATEGORIES: ReadonlySet<string> = new Set(['80', '82', '83']);
