import type { AccessMode } from '../service-types.js';

/**
 * Tells how a reader is reached. The library shows GALSS resources beside PC/SC readers, under names that start with
 * `CPS` (cps-card 1.3); PC/SC readers never have such a name, nor does a reader the PC/SC watcher knows.
 */
export function accessModeOf(readerName: string, knownByPcsc: boolean): AccessMode {
  return !knownByPcsc && /^CPS\d*$/i.test(readerName) ? 'galss-reader' : 'pcsc';
}
