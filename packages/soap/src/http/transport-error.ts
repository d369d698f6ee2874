import { SoapError } from '../errors.js';
import { certificateAlertOf } from '../tls/alert.js';
import { CERTIFICATE_ALERT_SENTENCES } from '../tls/alert-sentences.js';
import { type Sentence, TRANSPORT_SENTENCES } from './sentences.js';

/** Why an exchange failed below HTTP, with what each reason means. */
export const TRANSPORT_REASONS = {
  'proxy-name': 'The name of the proxy does not resolve.',
  'host-name': 'The address is no URL, its name does not resolve, or it may not be contacted.',
  connect: 'Nothing accepts the connection.',
  timeout: 'The deadline passed.',
  aborted: 'The caller gave up.',
  'tls-handshake': 'The TLS handshake failed; a test card on a production host ends here.',
  'server-certificate': "The server's certificate is not trusted, not valid, or not for this name.",
  intercepted:
    'The same, seen through a proxy: it most likely decrypts the traffic, which mutual TLS forbids.',
  'proxy-refused': 'The proxy refused to open the tunnel.',
  'proxy-authentication': 'The proxy wants a login, or refused it.',
  receive: 'The connection broke while the answer was awaited or read.',
  card: 'The private key could not be used in the handshake; the cause says why.',
} as const;

export type TransportReason = keyof typeof TRANSPORT_REASONS;

/** The exchange failed below HTTP. Switch on `reason`. */
export class TransportError extends SoapError {
  override readonly name: string = 'TransportError';
  readonly reason: TransportReason;

  constructor(reason: TransportReason, message: string, options?: { readonly cause?: unknown }) {
    super('TRANSPORT', message, options);
    this.reason = reason;
  }

  /** What the reason means for the people of a practice, and what to do; an alert about the card says more than the reason. */
  get sentence(): Sentence {
    const alert = this.reason === 'tls-handshake' ? certificateAlertOf(this.cause) : undefined;
    return alert === undefined ? TRANSPORT_SENTENCES[this.reason] : CERTIFICATE_ALERT_SENTENCES[alert];
  }
}
