import { X509Certificate } from 'node:crypto';
import { SoapError } from '../errors.js';

/** A DER certificate in PEM, with its final line end so that several can be put end to end. */
export function certificatePem(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

/** DER of the first certificate of a PEM text. @throws {SoapError} `CERTIFICATE` when it holds none. */
export function certificateFromPem(pem: string): Uint8Array {
  try {
    return new X509Certificate(pem).raw;
  } catch (cause) {
    throw new SoapError('CERTIFICATE', 'The text holds no certificate in PEM.', { cause });
  }
}
