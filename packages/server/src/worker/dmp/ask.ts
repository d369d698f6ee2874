import type { DmpCallOptions, DmpClient } from '@dmpconnect/dmp-soap';
import type { HandlerContext } from '../context.js';
import { requireConnector } from './require-connector.js';
import { inWireNamesLater, type WireNames } from './wire-names.js';

/**
 * Asks the DMP on behalf of one command: in its turn, in the location and the capacity in force, its complaints in the
 * names of the wire.
 *
 * @example
 * ```ts
 * const existence = await askDmp(context, { ins: 's_ins' }, (client, options) => client.testExistence(ins, options));
 * ```
 * @throws {ApiFailure} 6000/2 without connector; see `DmpConnector.transact` and the method that is called
 */
export function askDmp<Result>(
  { session, signal }: Pick<HandlerContext, 'session' | 'signal'>,
  names: WireNames,
  work: (client: DmpClient, options: DmpCallOptions) => Promise<Result>,
): Promise<Result> {
  return requireConnector(session).transact(signal, (client, options) =>
    inWireNamesLater(names, () => work(client, options)),
  );
}
