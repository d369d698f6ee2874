import { isCertificateBody, isDigestInfo, isPaddedBlock } from './asn1.js';
import type { Recogniser } from './recogniser.js';
import { isSamlRedirect, isTokenSigningInput } from './text.js';
import {
  isDtlsTranscript,
  isTls12Transcript,
  isTls13ContextString,
  isTlsDheKeyExchange,
  isTlsEcdheKeyExchange,
} from './tls.js';
import { isSamlMessage, isSignedInfo, isSoapSecurity } from './xml.js';

/**
 * What the keys of a card never sign for an application, by its shape: with such a signature a page could pass for the
 * professional towards a service. The card signs the digest of the data, so a bare digest is harmless (what is signed is
 * the digest of it) while its ASN.1 form is refused out of prudence; and the form that a protocol signs must be there to
 * the byte, so that the recognisers look at the beginning of the data and at lengths that fit.
 */
export const FORBIDDEN_SHAPES: readonly Recogniser[] = [
  {
    rule: 'tls13-context',
    what: 'the content of a TLS 1.3 CertificateVerify or of another use of a TLS certificate',
    recognises: isTls13ContextString,
  },
  {
    rule: 'tls12-transcript',
    what: 'the messages of a TLS handshake, as a client signs them',
    recognises: isTls12Transcript,
  },
  {
    rule: 'dtls-transcript',
    what: 'the messages of a DTLS handshake, as a client signs them',
    recognises: isDtlsTranscript,
  },
  {
    rule: 'tls-ecdhe-key-exchange',
    what: 'the elliptic-curve key exchange of a TLS server',
    recognises: isTlsEcdheKeyExchange,
  },
  {
    rule: 'tls-dhe-key-exchange',
    what: 'the Diffie-Hellman key exchange of a TLS server',
    recognises: isTlsDheKeyExchange,
  },
  { rule: 'digest-info', what: 'a digest with its algorithm (DigestInfo)', recognises: isDigestInfo },
  { rule: 'padded-block', what: 'a block already padded for an RSA key', recognises: isPaddedBlock },
  {
    rule: 'certificate-body',
    what: 'the content of an X.509 certificate',
    recognises: isCertificateBody,
  },
  { rule: 'xml-signed-info', what: 'the SignedInfo of an XML signature', recognises: isSignedInfo },
  { rule: 'saml-message', what: 'a SAML message or assertion', recognises: isSamlMessage },
  { rule: 'ws-security', what: 'a message with WS-Security headers', recognises: isSoapSecurity },
  { rule: 'saml-redirect', what: 'a SAML message in a query string', recognises: isSamlRedirect },
  { rule: 'token', what: 'a token that says who someone is (JWT)', recognises: isTokenSigningInput },
];
