import { describe, expect, it } from 'vitest';
import { TransportError } from '../http/transport-error.js';
import { certificateAlertOf } from './alert.js';

const broken = (code: string) =>
  new TransportError('tls-handshake', 'broken off', { cause: Object.assign(new Error('SSL'), { code }) });

describe('the alert about a client certificate', () => {
  it.each([
    ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'handshake_failure'],
    ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', 'bad_certificate'],
    ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'unknown_ca'],
    ['ERR_SSL_TLSV1_ALERT_ACCESS_DENIED', 'access_denied'],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'certificate_required'],
  ])('%s is %s', (code, alert) => {
    expect(certificateAlertOf(broken(code))).toBe(alert);
  });

  it('is explained in both languages by the error that it made', () => {
    const { sentence } = broken('ERR_SSL_TLSV1_ALERT_UNKNOWN_CA');
    expect(sentence.fr).toMatch(/autorité qui a émis la carte.*carte de test/);
    expect(sentence.en).toMatch(/authority that issued the card.*test card/);
    expect(broken('ERR_SSL_TLSV1_ALERT_ACCESS_DENIED').sentence.fr).not.toBe(sentence.fr);
    const other = new TransportError('receive', 'cut', { cause: broken('ERR_SSL_TLSV1_ALERT_UNKNOWN_CA') });
    expect(other.sentence.fr).not.toContain('carte');
  });

  it.each(['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'ERR_SSL_WRONG_VERSION_NUMBER', 'ECONNRESET', ''])(
    'is not %s',
    (code) => {
      expect(certificateAlertOf(broken(code))).toBeUndefined();
      expect(certificateAlertOf(code)).toBeUndefined();
    },
  );
});
