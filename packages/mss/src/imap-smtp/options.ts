import type { ProxyOptions } from '@dmpconnect/soap';
import type { TrustedDomains } from '../addresses/domain-list.js';
import type { MssLimits } from '../content/limits.js';
import type { ExchangeObserver } from '../network/observer.js';
import type { TlsChoice } from '../network/tls-options.js';

/** A server of the operator (mss 13.1). */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** `starttls`: TLS is begun before anything else is said, and nothing goes on without it. Default `starttls`. */
  readonly security?: 'tls' | 'starttls' | undefined;
}

/** How the holder is known (mss 13.1). */
export type MailCredentials =
  /** The client certificate of `tls.identity`, SASL EXTERNAL: application mailboxes. */
  | { readonly kind: 'certificate' }
  /** An access token of Pro Santé Connect, SASL XOAUTH2; asked for before each connection, for it lives minutes. */
  | { readonly kind: 'token'; readonly token: () => Promise<string> };

export interface ImapSmtpOptions {
  readonly imap: MailServer;
  readonly smtp: MailServer;
  /** Addresses of the holder. */
  readonly mailboxes: readonly string[];
  readonly credentials: MailCredentials;
  readonly tls: TlsChoice;
  /** The HTTP proxy on the way to both servers (CONNECT), TLS being verified inside its tunnel. */
  readonly proxy?: ProxyOptions | undefined;
  /** Told of each exchange with the servers. */
  readonly observer?: ExchangeObserver | undefined;
  /** Domains that may be written to. */
  readonly trustedDomains: TrustedDomains;
  readonly limits?: Partial<MssLimits> | undefined;
  /** For each call. Default 30 000. */
  readonly timeoutMs?: number | undefined;
}
