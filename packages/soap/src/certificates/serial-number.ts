import { readCertificate } from './read.js';

/**
 * Serial number of a DER certificate, in decimal as `ds:X509SerialNumber` holds it. Those of the health PKI are
 * longer than any number type: keep it a string.
 *
 * @throws {SoapError} `CERTIFICATE`
 */
export function serialNumberDecimal(certificate: Uint8Array): string {
  return BigInt(`0x${readCertificate(certificate).serialNumber}`).toString();
}
