import {
  createNationalClient,
  type DirectoryProvider,
  MSS_HOSTS,
  type MssLimits,
  type NationalClient,
  type TrustedDomains,
} from '@dmpconnect/mss';
import { createDispatcher } from '@dmpconnect/soap';
import { ApiFailure } from '../../contract/errors.js';
import type { ExchangeRecorder } from '../../dumps/index.js';
import type { MessagingConnection, MessagingOpening } from '../services.js';
import { findAuthorityChain } from './certificate-chain.js';
import { chooseIdentity, type IdentityParts, readAuthorities } from './client-identity.js';
import { messagingUrl } from './messaging-url.js';

/** What the secure mail is opened with, besides the opening. */
export interface MessagingParts extends IdentityParts {
  readonly recorder: Pick<ExchangeRecorder, 'record' | 'observe'>;
}

/** What the mail of every operator is opened with. */
export interface MailParts {
  /** PEM of the authorities of the servers; default those provided. */
  readonly trust: string | undefined;
  readonly trustedDomains: TrustedDomains;
  readonly limits: Partial<MssLimits>;
}

/** The mail of one operator, opened. */
export interface MailOperator {
  readonly mailboxes: MessagingConnection['mailboxes'];
  readonly request: NationalClient['request'] | undefined;
  readonly directory: DirectoryProvider | undefined;
  close(): Promise<void>;
}

/** Opens the web services of the national operator: the card is the TLS identity towards its identity host alone (mss 3). */
export async function openNationalMail(
  { card, softwareId, proxy }: MessagingOpening,
  parts: IdentityParts,
  { trust, trustedDomains, limits }: MailParts,
): Promise<MailOperator> {
  const { settings, log } = parts;
  if (softwareId === undefined) {
    throw new ApiFailure('functional-fault', {
      description: 's_numHomologation of hl_openSession is missing: the secure mail wants it',
    });
  }
  const { identityUrl, mailUrl, allowInferred } = settings.mss;
  const national = MSS_HOSTS[settings.server.environment];
  const hosts = {
    identity: messagingUrl(identityUrl, national.identity, 'mss/identity_url', settings).origin,
    mail: messagingUrl(mailUrl, national.mail, 'mss/mail_url', settings).origin,
  };
  const identity = await chooseIdentity(
    card,
    findAuthorityChain(card.certificates.authentication, await readAuthorities(settings)),
    parts,
  );
  const reach = (url: string) => ({
    ...(trust === undefined ? {} : { trust }),
    ...(proxy === undefined ? {} : { proxy }),
    allowHost: (hostname: string) => hostname === new URL(url).hostname,
  });
  const identityDispatcher = parts.recorder.record(
    'mss',
    createDispatcher({ ...reach(hosts.identity), identity }),
  );
  const mailDispatcher = parts.recorder.record('mss', createDispatcher(reach(hosts.mail)));
  const client = createNationalClient({
    hosts,
    identityDispatcher,
    mailDispatcher,
    userId: card.professional.identifier,
    softwareId,
    trustedDomains,
    limits,
    allowInferred,
    audit: (entry) => log.info({ ...entry, mailbox: undefined }, 'Secure mail asked.'),
  });
  return {
    mailboxes: ({ protocol }) => client.withProtocol(protocol),
    request: client.request,
    directory: client.directory,
    close: async () => {
      await client.close();
      await Promise.all([identityDispatcher.destroy(), mailDispatcher.destroy()]);
    },
  };
}
