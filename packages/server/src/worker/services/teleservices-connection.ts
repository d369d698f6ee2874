import { createDispatcher } from '@dmpconnect/soap';
import { createTeleservicesClient, type TeleservicesClientOptions } from '@dmpconnect/teleservices';
import type { Settings } from '../../config/index.js';
import type { Logger } from '../../logging/logger.js';
import type { TeleservicesConnection, TeleservicesOpening } from '../services.js';
import { isHostAllowed } from './national-hosts.js';
import { readPemFile } from './pem-file.js';
import { combineDumps, createTransactionDump, createTransactionJournal } from './transaction-dump.js';

/** What connections to the teleservices are made of. */
export interface TeleservicesConnectionParts {
  readonly settings: Settings;
  readonly log: Logger;
}

/** Opens the teleservices for a card: the card signs assertions, TLS goes without it (teleservices 2.2, 5.1). */
export async function openTeleservices(
  { url, card, transactionTimeoutMs, proxy, vitaleAssertions }: TeleservicesOpening,
  { settings, log }: TeleservicesConnectionParts,
): Promise<TeleservicesConnection> {
  const { trustFile, transactionDumpDirectory } = settings.dmpconnect;
  const dispatcher = createDispatcher({
    ...(trustFile === undefined ? {} : { trust: await readPemFile(trustFile, 'dmpconnect/trust_file') }),
    ...(proxy === undefined ? {} : { proxy }),
    // The address was judged with its port; here a redirection to another service is stopped.
    allowHost: (hostname) =>
      hostname === url.hostname || isHostAllowed(['teleservices'], { hostname, port: '' }, settings),
  });
  const options = {
    url: url.href,
    dispatcher,
    environment: settings.server.environment,
    clock: { now: () => new Date() },
    transactionTimeoutMs,
    vitaleAssertions,
    allowObserved: settings.teleservices.allowObserved,
    dump: combineDumps(
      createTransactionJournal(log),
      ...(transactionDumpDirectory === undefined
        ? []
        : [createTransactionDump(transactionDumpDirectory, log)]),
    ),
    audit: ({ operation, messageId, careContext, code }) =>
      log.info({ teleservice: operation, messageId, careContext, code }, 'Teleservice asked.'),
  } satisfies Partial<TeleservicesClientOptions>;
  const { identifier, profession } = card.professional;
  return {
    clientFor: ({ software, billing }) =>
      createTeleservicesClient({
        ...options,
        software,
        authentication: {
          kind: 'cps',
          signer: card.signatureSigner(),
          professional: identifier,
          profession: profession.code,
          billing,
        },
      }),
    close: () => dispatcher.destroy(),
  };
}
