import { createWhiteList, fixedDomains, WHITE_LIST_URL } from '@dmpconnect/mss';
import { createDispatcher } from '@dmpconnect/soap';
import type { Settings } from '../../config/index.js';
import type { MessagingConnection, MessagingOpening } from '../services.js';
import { openMailDirectory } from './mail-directory.js';
import { messagingUrl } from './messaging-url.js';
import { type MailOperator, type MessagingParts, openNationalMail } from './national-mail.js';
import { readPemFile } from './pem-file.js';
import { openTodaysMail } from './todays-mail.js';

/**
 * Opens the secure mail for a card: the web services of the national operator (mss 2, 3), or IMAP and SMTP of the
 * operator that the settings name (mss 13.1). Nothing is sent yet.
 *
 * @throws {ApiFailure} naming the setting that does not hold
 */
export async function openMessaging(
  opening: MessagingOpening,
  parts: MessagingParts,
): Promise<MessagingConnection> {
  const { settings, log } = parts;
  const { trustFile } = settings.dmpconnect;
  const trust = trustFile === undefined ? undefined : await readPemFile(trustFile, 'dmpconnect/trust_file');
  const directory = await openMailDirectory(
    settings.mss,
    trust,
    opening.proxy,
    parts.recorder.observe('mss'),
  );
  // The one list there is names the domains of every environment (mss 8.3): its host is nobody's mailbox.
  const listUrl = messagingUrl(settings.mss.whiteListUrl, WHITE_LIST_URL, 'mss/white_list_url', settings);
  const listDispatcher = parts.recorder.record(
    'mss',
    createDispatcher({
      ...(trust === undefined ? {} : { trust }),
      ...(opening.proxy === undefined ? {} : { proxy: opening.proxy }),
      allowHost: (hostname) => hostname === listUrl.hostname,
    }),
  );
  const { trustedDomains, maxKilobytes, maxRecipients } = settings.mss;
  const shared = {
    trust,
    trustedDomains:
      trustedDomains.length > 0
        ? fixedDomains(trustedDomains)
        : createWhiteList({
            dispatcher: listDispatcher,
            url: listUrl.href,
            onRefreshFailure: (err) => log.warn({ err }, 'The list of trusted domains could not be renewed.'),
          }),
    limits: { maxRawBytes: maxKilobytes * 1024, maxRecipients },
  };
  const open = hasOwnServers(settings.mss) ? openTodaysMail : openNationalMail;
  let operator: MailOperator;
  try {
    operator = await open(opening, parts, shared);
  } catch (error) {
    await listDispatcher.destroy();
    throw error;
  }
  return {
    mailboxes: operator.mailboxes,
    request: operator.request,
    directory: directory ?? operator.directory,
    close: async () => {
      await Promise.all([operator.close(), listDispatcher.destroy()]);
    },
  };
}

/** Whether the settings name the servers of one of today's operators. */
function hasOwnServers({ imapServer, smtpServer }: Settings['mss']): boolean {
  return imapServer !== undefined || smtpServer !== undefined;
}
