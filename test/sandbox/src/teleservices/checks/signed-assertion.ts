import { X509Certificate } from 'node:crypto';
import {
  children,
  DS_URI,
  type ParsedElement,
  SAML_URI,
  serializeElement,
  type VerifiedElement,
  verifyEnveloped,
} from '@dmpconnect/soap';
import { distrust, type TrustStore } from '../../dmp/pki/trust.js';

/** Why a signature is not taken, or what it covers. */
export type VerifiedAssertion =
  | { readonly ok: true; readonly root: ParsedElement; readonly certificate: Uint8Array }
  | { readonly ok: false; readonly reason: string; readonly cause?: unknown };

/**
 * Verifies the signature of an assertion cut out of its message: form, digest, value, place (after `Issuer`, or last as an
 * older client has it), and where the certificate comes from (teleservices 5.1).
 *
 * @param trust Authorities the certificate must come from.
 */
export function verifyAssertion(assertion: ParsedElement, trust: TrustStore, at: Date): VerifiedAssertion {
  let verified: VerifiedElement;
  try {
    verified = verifyEnveloped({
      xml: serializeElement(assertion),
      expectedRoot: { uri: SAML_URI, name: 'Assertion' },
    });
  } catch (cause) {
    return { ok: false, reason: cause instanceof Error ? cause.message : 'It cannot be read.', cause };
  }
  const parts = children(assertion);
  const place = parts.findIndex(({ namespaceURI }) => namespaceURI === DS_URI);
  if (place !== 1 && place !== parts.length - 1) {
    return { ok: false, reason: 'The signature must stand after Issuer, or last.' };
  }
  const reason = distrust(new X509Certificate(verified.certificate), trust, at);
  if (reason !== undefined) return { ok: false, reason: `The certificate of the signature ${reason}.` };
  return { ok: true, root: verified.root, certificate: verified.certificate };
}

/** Whether an assertion carries a signature at all. */
export function isSigned(assertion: ParsedElement): boolean {
  return children(assertion, DS_URI, 'Signature').length > 0;
}
