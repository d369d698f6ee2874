import type { ValueSets } from '../codes/value-sets.js';
import type { DmpClientOptions, DmpSoftware } from '../options/client-options.js';
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

/** What every HL7v3 request carries (dmp-transactions 2.1). */
export function messageContext({ options, protocol }: ClientContext): {
  readonly software: DmpSoftware;
  readonly processingCode: 'D' | 'P';
  readonly now: Date;
} {
  return {
    software: options.software,
    processingCode: protocol.processingCode ?? (options.environment === 'prod' ? 'P' : 'D'),
    now: options.clock.now(),
  };
}
