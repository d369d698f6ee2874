import type { HandlerContext, WorkerSession } from '../context.js';
import type { DmpConnector } from '../dmp/connector.js';
import { asInputMistake } from '../dmp/input-mistake.js';
import { requireConnector } from '../dmp/require-connector.js';
import type { MessagingConnection } from '../services.js';

/** The secure mail of a session, and the DMP connector whose card it is opened with. */
export interface SessionMessaging {
  readonly connection: MessagingConnection;
  readonly madeFrom: DmpConnector;
}

/** Approval number of the software, as the application gives it. */
export function approvalNumber({ opened }: WorkerSession): string | undefined {
  return opened.s_numHomologation ?? opened.MssParameters?.s_numHomologation;
}

const NAMES = { softwareId: 's_numHomologation of hl_openSession', userId: 'the identifier of the card' };

/**
 * The secure mail for the card of the DMP connector, opened at the first command (mss 12.1).
 *
 * @throws {ApiFailure} 6000/2 without connector, or without the approval number that the national operator wants
 * @throws {CardError} `CARD_CHANGED`, `CARD_EXPIRED`, `CARD_KEY_UNUSABLE`
 */
export async function requireMessaging({ session, services }: HandlerContext): Promise<MessagingConnection> {
  const connector = requireConnector(session);
  connector.card.assertUsable();
  const { slots } = session;
  if (slots.messaging?.madeFrom === connector) return slots.messaging.connection;
  const { proxy } = connector.facts.connection;
  const connection = await asInputMistake(NAMES, () =>
    services.openMessaging({ card: connector.card, softwareId: approvalNumber(session), proxy }),
  );
  const earlier = slots.messaging;
  if (earlier === undefined) session.onClose(() => slots.messaging?.connection.close());
  slots.messaging = { connection, madeFrom: connector };
  await earlier?.connection.close();
  return connection;
}
