/**
 * What a server says of the client certificate when it breaks a handshake off, by the name OpenSSL has for it in error
 * codes. `handshake_failure` is the one the DMP sends for a card of the other environment (dmp-transactions 8).
 */
export const CERTIFICATE_ALERTS = {
  ALERT_HANDSHAKE_FAILURE: 'handshake_failure',
  ALERT_BAD_CERTIFICATE: 'bad_certificate',
  ALERT_UNSUPPORTED_CERTIFICATE: 'unsupported_certificate',
  ALERT_CERTIFICATE_REVOKED: 'certificate_revoked',
  ALERT_CERTIFICATE_EXPIRED: 'certificate_expired',
  ALERT_CERTIFICATE_UNKNOWN: 'certificate_unknown',
  ALERT_UNKNOWN_CA: 'unknown_ca',
  ALERT_ACCESS_DENIED: 'access_denied',
  ALERT_CERTIFICATE_REQUIRED: 'certificate_required',
} as const;

/** An alert about the certificate of the client. */
export type CertificateAlert = (typeof CERTIFICATE_ALERTS)[keyof typeof CERTIFICATE_ALERTS];

/**
 * The alert with which a server refused the client certificate, when that is what an error comes from; its causes are
 * looked at too.
 *
 * @example
 * ```ts
 * certificateAlertOf(transportError); // 'unknown_ca'
 * ```
 */
export function certificateAlertOf(error: unknown): CertificateAlert | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  // ERR_SSL_TLSV1_ALERT_UNKNOWN_CA, ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE, ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED.
  const found = Object.entries(CERTIFICATE_ALERTS).find(
    ([name]) => code.startsWith('ERR_SSL_') && code.endsWith(`_${name}`),
  );
  return found === undefined ? certificateAlertOf(error.cause) : found[1];
}
