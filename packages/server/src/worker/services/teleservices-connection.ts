import { createDispatcher } from '@dmpconnect/soap';
import { createTeleservicesClient, type TeleservicesClientOptions } from '@dmpconnect/teleservices';
import type { Settings } from '../../config/index.js';
import type { ExchangeRecorder } from '../../dumps/index.js';
import type { Logger } from '../../logging/logger.js';
import type { TeleservicesConnection, TeleservicesOpening } from '../services.js';
import { isHostAllowed } from './national-hosts.js';
import { readPemFile } from './pem-file.js';
import { openTeleservicesProof } from './teleservices-proof.js';

/** What connections to the teleservices are made of. */
export interface TeleservicesConnectionParts {
  readonly settings: Settings;
  readonly recorder: Pick<ExchangeRecorder, 'record'>;
  readonly log: Logger;
}

/** Opens the teleservices for a card, with the proof that the settings choose (teleservices 2.2, 5). */
export async function openTeleservices(
  { url, card, transactionTimeoutMs, proxy, vitaleAssertions }: TeleservicesOpening,
  { settings, recorder, log }: TeleservicesConnectionParts,
): Promise<TeleservicesConnection> {
  const proof = await openTeleservicesProof(card, settings.teleservices);
  const { trustFile } = settings.dmpconnect;
  const dispatcher = recorder.record(
    'teleservices',
    createDispatcher({
      ...(trustFile === undefined ? {} : { trust: await readPemFile(trustFile, 'dmpconnect/trust_file') }),
      ...(proxy === undefined ? {} : { proxy }),
      ...(proof.identity === undefined ? {} : { identity: proof.identity }),
      // The address was judged with its port; here a redirection to another service is stopped.
      allowHost: (hostname) =>
        hostname === url.hostname || isHostAllowed(['teleservices'], { hostname, port: '' }, settings),
    }),
  );
  const options = {
    url: url.href,
    dispatcher,
    environment: settings.server.environment,
    clock: { now: () => new Date() },
    transactionTimeoutMs,
    vitaleAssertions,
    allowObserved: settings.teleservices.allowObserved,
    audit: ({ operation, messageId, careContext, code }) =>
      log.info({ teleservice: operation, messageId, careContext, code }, 'Teleservice asked.'),
  } satisfies Partial<TeleservicesClientOptions>;
  return {
    clientFor: (caller) =>
      createTeleservicesClient({
        ...options,
        software: caller.software,
        authentication: proof.authenticationOf(caller),
      }),
    close: () => dispatcher.destroy(),
  };
}
