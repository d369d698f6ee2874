import { CORE_METHODS } from './core.js';
import { DMP_METHODS } from './dmp.js';
import { INSI_METHODS } from './insi.js';
import { LOW_LEVEL_METHODS } from './low-level.js';
import { MSS_METHODS } from './mss.js';
import type { MethodRow } from './row.js';

/** Every method of the historical class (js-api 14.2): the class and its types are made from this table. */
export const METHODS: readonly MethodRow[] = [
  ...CORE_METHODS,
  ...LOW_LEVEL_METHODS,
  ...DMP_METHODS,
  ...INSI_METHODS,
  ...MSS_METHODS,
];
