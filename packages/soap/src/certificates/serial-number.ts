import { X509Certificate } from 'node:crypto';

/** Serial number of a DER certificate, in decimal as `ds:X509SerialNumber` holds it. */
export function serialNumberDecimal(certificate: Uint8Array): string {
  return BigInt(`0x${new X509Certificate(certificate).serialNumber}`).toString();
}
