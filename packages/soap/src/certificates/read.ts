import { X509Certificate } from 'node:crypto';
import { SoapError } from '../errors.js';

/** @throws {SoapError} `CERTIFICATE` when the bytes are no X.509 certificate in DER. */
export function readCertificate(der: Uint8Array): X509Certificate {
  try {
    return new X509Certificate(der);
  } catch (cause) {
    throw new SoapError('CERTIFICATE', 'The bytes are no X.509 certificate in DER.', { cause });
  }
}
