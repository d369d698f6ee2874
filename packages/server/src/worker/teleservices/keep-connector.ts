import { ApiFailure } from '../../contract/errors.js';
import type { HandlerContext, WorkerSession } from '../context.js';
import type { TeleservicesConnector } from './connector.js';
import { makeConnectorFrom } from './create-connector.js';

/** Where a session keeps the connector of each teleservice. */
export type ConnectorSlot = 'insiConnector' | 'aldiConnector';

/** Puts a connector in its place; the earlier one ends once the new one is ready. */
export async function keepConnector(
  slot: ConnectorSlot,
  connector: TeleservicesConnector,
  { session, signal }: Pick<HandlerContext, 'session' | 'signal'>,
): Promise<void> {
  if (signal.aborted) {
    await connector.close();
    signal.throwIfAborted();
  }
  const earlier = session.slots[slot];
  if (earlier === undefined) session.onClose(() => session.slots[slot]?.close());
  session.slots[slot] = connector;
  await earlier?.close();
}

/**
 * The INSi connector of a session: the one that was asked for, else one made from the DMP connector and of it alone
 * (js-api 9).
 *
 * @throws {ApiFailure} 6000/2 when there is neither
 */
export async function requireInsiConnector(context: HandlerContext): Promise<TeleservicesConnector> {
  const { insiConnector, dmpConnector } = context.session.slots;
  const stale = insiConnector?.madeFrom !== undefined && insiConnector.madeFrom !== dmpConnector;
  if (insiConnector !== undefined && !stale) return insiConnector;
  if (dmpConnector === undefined) throw callFirst('hl_createInsiConnector');
  const connector = await makeConnectorFrom(dmpConnector, context);
  await keepConnector('insiConnector', connector, context);
  return connector;
}

/** The ALDi connector of a session. @throws {ApiFailure} 6000/2 when `hl_createAldiConnector` was not called. */
export function requireAldiConnector({ slots }: WorkerSession): TeleservicesConnector {
  if (slots.aldiConnector === undefined) throw callFirst('hl_createAldiConnector');
  return slots.aldiConnector;
}

const callFirst = (command: string) =>
  new ApiFailure('functional-fault', { description: `Call ${command} first` });
