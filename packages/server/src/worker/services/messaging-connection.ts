import {
  createLdapDirectory,
  createNationalClient,
  createWhiteList,
  MSS_HOSTS,
  WHITE_LIST_URL,
} from '@dmpconnect/mss';
import { createDispatcher } from '@dmpconnect/soap';
import type { Settings } from '../../config/index.js';
import { ApiFailure } from '../../contract/errors.js';
import type { MessagingConnection, MessagingOpening } from '../services.js';
import { findAuthorityChain } from './certificate-chain.js';
import { chooseIdentity, type IdentityParts, readAuthorities } from './client-identity.js';
import { isHostAllowed } from './national-hosts.js';
import { readPemFile } from './pem-file.js';

/**
 * Opens the secure mail of the national operator for a card, which is its TLS identity towards the identity host alone
 * (mss 2, 3); nothing is sent yet.
 */
export async function openMessaging(
  { card, softwareId, proxy }: MessagingOpening,
  parts: IdentityParts,
): Promise<MessagingConnection> {
  const { settings, log } = parts;
  const { environment } = settings.server;
  const { identityUrl, mailUrl, whiteListUrl, ldapUrl, allowInferred } = settings.mss;
  const hosts = {
    identity: allowed(identityUrl ?? MSS_HOSTS[environment].identity, 'mss/identity_url', settings).origin,
    mail: allowed(mailUrl ?? MSS_HOSTS[environment].mail, 'mss/mail_url', settings).origin,
  };
  // The one list there is names the domains of every environment (mss 8.3): its host is nobody's mailbox.
  const listUrl =
    whiteListUrl === undefined
      ? new URL(WHITE_LIST_URL)
      : allowed(whiteListUrl, 'mss/white_list_url', settings);
  const { trustFile } = settings.dmpconnect;
  const trust = trustFile === undefined ? undefined : await readPemFile(trustFile, 'dmpconnect/trust_file');
  const identity = await chooseIdentity(
    card,
    findAuthorityChain(card.certificates.authentication, await readAuthorities(settings)),
    parts,
  );
  const reach = (names: readonly string[]) => ({
    ...(trust === undefined ? {} : { trust }),
    ...(proxy === undefined ? {} : { proxy }),
    allowHost: (hostname: string) => names.includes(hostname),
  });
  const identityDispatcher = createDispatcher({ ...reach([new URL(hosts.identity).hostname]), identity });
  const mailDispatcher = createDispatcher(reach([new URL(hosts.mail).hostname, listUrl.hostname]));
  const client = createNationalClient({
    hosts,
    identityDispatcher,
    mailDispatcher,
    userId: card.professional.identifier,
    softwareId,
    trustedDomains: createWhiteList({
      dispatcher: mailDispatcher,
      url: listUrl.href,
      onRefreshFailure: (err) => log.warn({ err }, 'The list of trusted domains could not be renewed.'),
    }),
    allowInferred,
    audit: (entry) => log.info({ ...entry, mailbox: undefined }, 'Secure mail asked.'),
  });
  return {
    client,
    directory:
      ldapUrl === undefined
        ? client.directory
        : createLdapDirectory({ url: ldapUrl, ...(trust === undefined ? {} : { tls: { trust } }) }),
    close: async () => {
      await Promise.all([identityDispatcher.destroy(), mailDispatcher.destroy()]);
    },
  };
}

/** @throws {ApiFailure} 6000/2 naming the setting */
function allowed(text: string, node: string, settings: Settings): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:' && isHostAllowed(['messaging'], url, settings)) return url;
  throw new ApiFailure('functional-fault', {
    description: `The setting ${node} must be an https address of the secure mail in the environment "${settings.server.environment}", or of one of the setting dmpconnect/allowed_hosts`,
  });
}
