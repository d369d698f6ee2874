import { readCertificate } from '../certificates/read.js';
import { SoapError } from '../errors.js';
import type { ParsedElement } from '../xml/parse.js';
import { children, textOf } from '../xml/query.js';
import { DS_URI } from './elements.js';

/**
 * The one certificate of a `ds:KeyInfo` (dmp-transactions 3.7), DER.
 *
 * @throws {SoapError} `SIGNATURE_UNSUPPORTED` when there is anything else, or when its key is not RSA;
 *   `CERTIFICATE` when it cannot be read.
 */
export function readKeyInfo(keyInfo: ParsedElement): Uint8Array {
  const certificate = onlyChild(onlyChild(keyInfo, 'X509Data'), 'X509Certificate');
  const read = readCertificate(Buffer.from(textOf(certificate), 'base64'));
  if (read.publicKey.asymmetricKeyType !== 'rsa') {
    throw new SoapError('SIGNATURE_UNSUPPORTED', 'The key of a signature certificate is RSA.');
  }
  return read.raw;
}

function onlyChild(parent: ParsedElement, name: string): ParsedElement {
  const [only, second] = children(parent);
  if (only === undefined || second !== undefined || only.namespaceURI !== DS_URI || only.localName !== name) {
    throw new SoapError('SIGNATURE_UNSUPPORTED', 'KeyInfo holds one X509Data with one X509Certificate.');
  }
  return only;
}
