import type { InputOf } from '../../contract/table.js';
import { admitCard } from '../commands/cards/admit-card.js';
import type { HandlerContext } from '../context.js';
import type { DmpConnector } from '../dmp/connector.js';
import { chooseProxy } from '../services/proxy.js';
import { createTeleservicesConnector, type TeleservicesConnector } from './connector.js';
import { readTeleservicesUrl } from './read-url.js';
import { createVitaleSubjects } from './vitale-subjects.js';

/** What every connector of a teleservice takes. */
export type ConnectorFields = Omit<
  InputOf<'hl_createInsiConnector'>,
  's_insiUrl' | 's_connectionDomain' | 's_serverUrl' | 's_url' | 's_dmpUrl'
>;

/**
 * Makes the connector that a command asks for: the PIN is checked and the licence asked here, the teleservice is met at
 * the first call (js-api 9, as 8.2).
 *
 * @param addresses the fields that may name the address, the preferred one first
 * @throws {ApiFailure} 6000/2; whatever `admitCard` throws
 */
export async function makeConnector(
  fields: ConnectorFields,
  addresses: Readonly<Record<string, string | undefined>>,
  context: HandlerContext,
): Promise<TeleservicesConnector> {
  const { session, services } = context;
  // What the application wrote is judged before the PIN is given: a mistake there must not cost a try.
  const url = readTeleservicesUrl(addresses, services.settings);
  const proxy = chooseProxy(services.settings.proxy, fields, session.opened);
  const { card, location } = await admitCard(fields, context);
  const subjects = createVitaleSubjects(services);
  const connection = await services.openTeleservices({
    url,
    card,
    transactionTimeoutMs: fields.i_transactionsTimeout * 1000,
    proxy,
    vitaleAssertions: subjects,
  });
  return createTeleservicesConnector({
    connection,
    card,
    subjects,
    place: { location, practiceSetting: fields.s_practiceSetting },
    withCardTurns: services.withCardTurns,
  });
}

/**
 * Makes a connector of the card, the place, the time-out and the proxy of the DMP connector, at the address of the
 * settings or of the environment (js-api 9).
 *
 * @throws {ApiFailure} 6000/2 when the address of the settings is not allowed
 */
export async function makeConnectorFrom(
  dmp: DmpConnector,
  { services }: Pick<HandlerContext, 'services'>,
): Promise<TeleservicesConnector> {
  const { connection, practiceLocation } = dmp.facts;
  const subjects = createVitaleSubjects(services);
  return createTeleservicesConnector({
    connection: await services.openTeleservices({
      url: readTeleservicesUrl({}, services.settings),
      card: dmp.card,
      transactionTimeoutMs: connection.timeoutSeconds * 1000,
      proxy: connection.proxy,
      vitaleAssertions: subjects,
    }),
    card: dmp.card,
    subjects,
    place: practiceLocation,
    withCardTurns: services.withCardTurns,
    madeFrom: dmp,
  });
}
