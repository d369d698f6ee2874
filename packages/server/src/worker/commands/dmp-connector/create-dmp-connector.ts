import { expandDmpUrl } from '@dmpconnect/dmp-soap';
import type { InputOf } from '../../../contract/table.js';
import { nationalAuthorities } from '../../connections/national-authorities.js';
import type { Handler, WorkerSession } from '../../context.js';
import { createDmpConnector, type DmpConnector, type DmpConnectorParts } from '../../dmp/connector.js';
import { describeCardHolder } from '../../dmp/hp.js';
import { asInputMistake } from '../../dmp/input-mistake.js';
import { handlesOf } from '../../dmp/require-connector.js';
import { defaultTimeProvider, type TimeProviderSource } from '../../dmp/time-provider.js';
import { inWireNames, type WireNames } from '../../dmp/wire-names.js';
import { readDmpUrl } from '../../services/dmp-hosts.js';
import { chooseProxy, readAddress } from '../../services/proxy.js';
import type { WorkerServices } from '../../services.js';
import { admitCard } from '../cards/admit-card.js';

/** Fields of the command by those of the library. */
const NAMES: WireNames = {
  baseUrl: 's_dmpUrl',
  practiceSetting: 's_practiceSetting',
  transactionTimeoutMs: 'i_transactionsTimeout',
  structure: 'i_cpsPracticeLocationIndice',
};

/**
 * js-api 8.2. The PIN is checked and the licence asked here; the time servers and the DMP are met at the first
 * transaction. A connector made earlier in the session is replaced only once the new one is ready.
 */
export const hl_createDmpConnector: Handler<'hl_createDmpConnector'> = async (input, context) => {
  const { session, services } = context;
  // What the application wrote is judged before the PIN is given: a mistake there must not cost a try.
  const address = inWireNames(NAMES, () => expandDmpUrl(input.s_dmpUrl ?? ''));
  const url = readDmpUrl(address, services.settings);
  const proxy = chooseProxy(services.settings.proxy, input, session.opened);
  const timeProvider = chooseTimeProvider(input, services);

  const { card, location } = await admitCard(input, context);
  const connection = await asInputMistake(NAMES, () =>
    services.openDmp({
      url,
      card,
      transactionTimeoutMs: input.i_transactionsTimeout * 1000,
      proxy,
      time: timeProvider.time,
    }),
  );
  const { oid } = await services.instance();
  const connector = await makeConnector({
    connection,
    card,
    facts: {
      instanceOid: oid,
      connection: {
        url: url.href,
        timeoutSeconds: input.i_transactionsTimeout,
        proxy,
        card,
        authorities: nationalAuthorities(services.settings),
        open: undefined,
      },
      practiceLocation: { location, practiceSetting: input.s_practiceSetting },
      user: describeCardHolder(card.professional),
      timeProvider,
    },
    withCardTurns: services.withCardTurns,
    localPatientRootOid: input.s_localPatientRootOid,
  });
  await putConnector(session, connector, context.signal);
  return {
    s_instanceUniqueId: oid,
    ...(input.i_getConnectionHandle ? { i_connectionHandle: addConnection(session, connector) } : {}),
  };
};

async function makeConnector(parts: DmpConnectorParts): Promise<DmpConnector> {
  try {
    return await asInputMistake(NAMES, () => createDmpConnector(parts));
  } catch (error) {
    await parts.connection.close();
    throw error;
  }
}

function chooseTimeProvider(
  input: InputOf<'hl_createDmpConnector'>,
  services: WorkerServices,
): TimeProviderSource {
  const { s_ntpIpOrUrl, i_ntpPort } = input;
  if (s_ntpIpOrUrl === undefined) return defaultTimeProvider(services);
  const { host, port } = readAddress(s_ntpIpOrUrl, 's_ntpIpOrUrl');
  // 0 is what the historical wrapper sends for "not set".
  const number = i_ntpPort || port;
  const time = services.timeSource({ host, ...(number === undefined ? {} : { port: number }) });
  return { host, port: number ?? services.settings.ntp.port, time };
}

async function putConnector(
  session: WorkerSession,
  connector: DmpConnector,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) {
    await connector.close();
    signal.throwIfAborted();
  }
  const earlier = session.slots.dmpConnector;
  // Once for the session: applications make a connector before each patient, for days.
  if (earlier === undefined) session.onClose(() => session.slots.dmpConnector?.close());
  handlesOf(session).clear('connector');
  session.slots.dmpConnector = connector;
  await earlier?.close();
}

function addConnection(session: WorkerSession, { facts }: DmpConnector): number {
  return handlesOf(session).handleOf({ kind: 'connection', source: facts.connection }, 'connector');
}
