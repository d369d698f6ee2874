import type { ValueSets } from '../codes/value-sets.js';
import type { DmpClientOptions } from '../options/client-options.js';
import type { DmpProtocol } from '../options/protocol.js';
import type { Emitter } from '../publication/emitter.js';
import type { Connection } from './connection.js';

/** What every transaction of a client works with. */
export interface ClientContext {
  readonly options: DmpClientOptions;
  readonly protocol: DmpProtocol;
  readonly emitter: Emitter;
  readonly valueSets: ValueSets;
  readonly send: Connection;
}
