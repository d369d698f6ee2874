import { createDmpClient, type DmpClient, type DmpClientOptions } from '@dmpconnect/dmp-soap';
import { createDispatcher, type DumpedMessage } from '@dmpconnect/soap';
import type { TestCard } from './card.js';
import { NOW, PHYSICIAN, PRACTICE, SOFTWARE } from './practice.js';

/** A client of the DMP on a test card. */
export function clientOf(
  card: TestCard,
  options: Pick<DmpClientOptions, 'baseUrl' | 'dispatcher'> & Partial<DmpClientOptions>,
): DmpClient {
  return createDmpClient({
    signer: card.signer,
    user: PHYSICIAN,
    structure: PRACTICE,
    practiceSetting: 'AMBULATOIRE',
    software: SOFTWARE,
    environment: 'test',
    clock: { now: () => NOW },
    transactionTimeoutMs: 30_000,
    ...options,
  });
}

/**
 * The first message that a transaction puts on the wire. Nothing leaves the process: the dispatcher may contact no host.
 */
export async function requestOf(
  card: TestCard,
  transaction: (client: DmpClient) => Promise<unknown>,
): Promise<DumpedMessage> {
  const sent: DumpedMessage[] = [];
  const dispatcher = createDispatcher({ allowHost: () => false });
  const client = clientOf(card, {
    baseUrl: 'https://dmp.invalid/services',
    dispatcher,
    dump: (message) => sent.push(message),
  });
  await transaction(client).catch(() => {});
  await dispatcher.close();
  const [request] = sent;
  if (request === undefined) throw new Error('The transaction sent nothing.');
  return request;
}
