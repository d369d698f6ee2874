import { type MethodRow, method } from './row.js';

/** Time-out of `lowLevelApiFunctionCall`, seconds (js-api 14.1). */
export const LOW_LEVEL_TIMEOUT = 10;

const NAMES = [
  'getParameterString',
  'getParameterStringSize',
  'getParameterInt',
  'getObjectParameterStringSize',
  'getObjectParameterString',
  'getObjectParameterInt',
  'getObjectParameterFloat',
  'getObjectFromList',
  'getListSize',
  'copyObjectFromList',
  'handleExists',
  'checkValidity',
  'getHandleType',
  'createObject',
  'releaseObject',
  'releaseList',
  'releaseErrorObject',
] as const;

/** The row of a low-level function, whatever its name: all members of the parameters travel. */
export function lowLevelMethod(name: string): MethodRow {
  return method(name, LOW_LEVEL_TIMEOUT, [{ kind: 'object', name: 'parameters', use: 'copied' }], {
    returnsSocket: false,
  });
}

/** Rows 36 to 52 of js-api 14.2: functions of the library under the commands. */
export const LOW_LEVEL_METHODS: readonly MethodRow[] = NAMES.map(lowLevelMethod);
