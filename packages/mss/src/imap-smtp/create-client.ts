import type { ImapFlow } from 'imapflow';
import { checkMessage, checkTrust } from '../content/check-message.js';
import { DEFAULT_LIMITS } from '../content/limits.js';
import { MssError, withDelivery } from '../errors.js';
import type { CallOptions, MailboxClient } from '../mailbox/client.js';
import { sayWhetherSent } from '../national/delivery.js';
import { type Deadline, startDeadline } from '../network/deadline.js';
import { socketError } from '../network/socket-error.js';
import { folderMethods } from './folder-methods.js';
import { withImap } from './imap-connection.js';
import { messageMethods } from './message-methods.js';
import type { ImapSmtpOptions } from './options.js';
import { saveDraft, sendMessage } from './save.js';

/** One call on a mailbox of the holder. */
export type OnMailbox = <T>(
  mailbox: string,
  call: CallOptions,
  work: (client: ImapFlow, deadline: Deadline) => Promise<T>,
) => Promise<T>;

/** Today's operators through IMAP and SMTP, behind the same interface (mss 13.1). */
export interface ImapSmtpClient extends MailboxClient {
  readonly adapter: 'imapSmtp';
}

/**
 * A client of an operator of the Référentiel socle #2: IMAP4 and SMTP over TLS, with a client certificate or a token.
 * Nothing is sent before the first call, and no connection outlives its call.
 *
 * @throws {MssError} `OPTIONS_INVALID`
 * @example
 * ```ts
 * const client = createImapSmtpClient({
 *   imap: { host: 'imap.operateur.example', port: 143 },
 *   smtp: { host: 'smtp.operateur.example', port: 587 },
 *   mailboxes: ['application@hopital.mss.test'],
 *   credentials: { kind: 'certificate' },
 *   tls: { trust, identity: { cert, key } },
 *   trustedDomains: createWhiteList({ dispatcher }),
 * });
 * ```
 */
export function createImapSmtpClient(options: ImapSmtpOptions): ImapSmtpClient {
  checkOptions(options);
  const timeoutMs = options.timeoutMs ?? 30_000;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  let closed = false;

  const onMailbox: OnMailbox = async (mailbox, { signal }, work) => {
    if (closed) throw new MssError('ABORTED', 'The client was closed.', { delivery: 'not-sent' });
    if (!options.mailboxes.some((own) => own.toLowerCase() === mailbox.toLowerCase())) {
      throw new MssError('REQUEST_INVALID', 'mailbox is not one of the holder.', { field: 'mailbox' });
    }
    const deadline = startDeadline(timeoutMs, signal);
    try {
      return await withImap(options, mailbox, deadline, (client) => work(client, deadline));
    } finally {
      deadline.end();
    }
  };

  return {
    adapter: 'imapSmtp',
    async login(call = {}) {
      for (const mailbox of options.mailboxes) await onMailbox(mailbox, call, async () => {});
    },
    listMailboxes: async () => options.mailboxes,
    ...folderMethods(onMailbox),
    ...messageMethods(onMailbox),
    async sendMessage(mailbox, message, call = {}) {
      try {
        checkMessage(mailbox, message, limits);
        await checkTrust(mailbox, message, options.trustedDomains, call.signal);
        return await onMailbox(mailbox, call, (client, deadline) =>
          sendMessage(client, options, mailbox, message, deadline),
        );
      } catch (error) {
        const known = socketError(error, 'IMAP');
        // What SMTP said of the mail stands; before SMTP nothing can have left.
        throw sayWhetherSent(withDelivery(known, known.delivery ?? 'not-sent'));
      }
    },
    async saveDraft(mailbox, message, call = {}) {
      checkMessage(mailbox, message, limits, 'draft');
      return await onMailbox(mailbox, call, (client) => saveDraft(client, mailbox, message));
    },
    async close() {
      closed = true;
    },
  };
}

function checkOptions({ imap, smtp, mailboxes, credentials, tls }: ImapSmtpOptions): void {
  for (const [field, { host, port }] of Object.entries({ imap, smtp })) {
    if (host === '') throw invalid(`${field}.host`, 'is empty');
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw invalid(`${field}.port`, 'is not a port');
  }
  if (mailboxes.length === 0) throw invalid('mailboxes', 'names none');
  if (credentials.kind === 'certificate' && tls.identity === undefined) {
    throw invalid('tls.identity', 'is needed to log in with a certificate');
  }
}

function invalid(field: string, rule: string): MssError {
  return new MssError('OPTIONS_INVALID', `${field} ${rule}.`, { field });
}
