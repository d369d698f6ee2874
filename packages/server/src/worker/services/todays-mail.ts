import { createImapSmtpClient, type ImapSmtpOptions, type MailServer } from '@dmpconnect/mss';
import { ApiFailure } from '../../contract/errors.js';
import type { MailboxChoice, MessagingOpening } from '../services.js';
import { readClientCertificate } from './client-certificate.js';
import type { MailOperator, MailParts, MessagingParts } from './national-mail.js';

/** Usual ports (mss 13.1, RFC 8314). */
const PORTS = { starttls: { imap: 143, smtp: 587 }, tls: { imap: 993, smtp: 465 } } as const;

/**
 * Opens the mail of an operator of the Référentiel socle #2: IMAP and SMTP with the certificate of the structure
 * (`tlsm`, application mailboxes) or a token of Pro Santé Connect (`psc`, mailboxes of people) (mss 13.1).
 *
 * @throws {ApiFailure} naming the setting that is missing
 */
export async function openTodaysMail(
  { proxy }: MessagingOpening,
  { settings: { mss }, recorder }: MessagingParts,
  { trust, trustedDomains, limits }: MailParts,
): Promise<MailOperator> {
  const server = (protocol: 'imap' | 'smtp'): MailServer => {
    const text = mss[`${protocol}Server`];
    if (text !== undefined) return readServer(text, PORTS[mss.mailSecurity][protocol], mss.mailSecurity);
    throw missing(`mss/${protocol}_server`);
  };
  const servers = { imap: server('imap'), smtp: server('smtp') };
  const identity = mss.mailAuthentication === 'tlsm' ? await readClientCertificate(mss) : undefined;
  const optionsFor = ({ mailbox, accessToken }: MailboxChoice): ImapSmtpOptions => ({
    ...servers,
    mailboxes: mss.mailboxes.length === 0 ? [mailbox] : mss.mailboxes,
    credentials:
      identity === undefined
        ? { kind: 'token', token: async () => requireToken(accessToken) }
        : { kind: 'certificate' },
    tls: {
      ...(trust === undefined ? {} : { trust }),
      ...(identity === undefined ? {} : { identity }),
    },
    ...(proxy === undefined ? {} : { proxy }),
    observer: recorder.observe('mss'),
    trustedDomains,
    limits,
  });
  return {
    mailboxes: (choice) => {
      if (identity === undefined) requireToken(choice.accessToken);
      return createImapSmtpClient(optionsFor(choice));
    },
    request: undefined,
    directory: undefined,
    close: async () => {},
  };
}

function requireToken(token: string | undefined): string {
  if (token !== undefined) return token;
  throw new ApiFailure('functional-fault', {
    description:
      's_pscAccessToken is missing: the operator of the settings wants a token of Pro Santé Connect',
  });
}

/** `host`, `host:port` or `[address]:port`; a form that the settings have checked. */
function readServer(text: string, defaultPort: number, security: 'starttls' | 'tls'): MailServer {
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d+))?$/.exec(text) ?? [];
  return {
    host: bracketed ?? plain ?? text,
    port: port === undefined ? defaultPort : Number(port),
    security,
  };
}

function missing(node: string): ApiFailure {
  return new ApiFailure('technical-fault', {
    description: `The setting ${node} is missing: an operator needs both mss/imap_server and mss/smtp_server`,
  });
}
