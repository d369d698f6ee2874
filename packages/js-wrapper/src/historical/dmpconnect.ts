import type { HistoricalMethods } from '../data/historical.js';
import { CORE_ENUMERATIONS } from './enumerations/core.js';
import { DMP_ENUMERATIONS } from './enumerations/dmp.js';
import { Instance } from './instance.js';
import { installMethods } from './methods/install.js';
import { METHODS } from './methods/table.js';

/** An instance of the historical class: helpers, properties and a method per command. */
export type DMPConnect = Instance & HistoricalMethods;

/** What stands on the class itself: the enumerations of js-api 14.4. */
type Statics = typeof CORE_ENUMERATIONS & typeof DMP_ENUMERATIONS;

type HistoricalClass = (new (...parameters: ConstructorParameters<typeof Instance>) => DMPConnect) & Statics;

/**
 * The class of the historical wrapper 0.9.9 (js-api 14): same constructor, methods, callbacks, constants and error
 * objects, so that an existing page changes one script tag.
 *
 * @example
 * ```ts
 * const instance = new DMPConnect(
 *   (text) => console.log(text),
 *   () => showState(instance.getState()),
 *   (error, command, timeout, cb) => cb?.({ error }),
 *   (url) => console.log(url),
 *   '9982',
 *   'localhost.icanopee.net',
 * );
 * instance.hl_openSession(3600, {}, (answer) => {
 *   if (!answer.error) instance.hl_getPcscReaders((readers) => console.log(readers.Readers));
 * });
 * ```
 */
export const DMPConnect: HistoricalClass = makeClass();

function makeClass(): HistoricalClass {
  Object.defineProperty(Instance, 'name', { value: 'DMPConnect' });
  installMethods(Instance.prototype, METHODS);
  // The methods come from the table at run time and from the file generated from the same table in the types.
  return Object.assign(Instance, CORE_ENUMERATIONS, DMP_ENUMERATIONS) as unknown as HistoricalClass;
}
