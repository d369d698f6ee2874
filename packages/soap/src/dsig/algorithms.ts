import type { SignatureAlgorithm } from '../signing/signer.js';

/** Digests this package computes. */
export type DigestAlgorithm = 'SHA1' | 'SHA256' | 'SHA512';

/** XML-DSig name of each digest. */
export const digestMethodUri: Readonly<Record<DigestAlgorithm, string>> = {
  SHA1: 'http://www.w3.org/2000/09/xmldsig#sha1',
  SHA256: 'http://www.w3.org/2001/04/xmlenc#sha256',
  SHA512: 'http://www.w3.org/2001/04/xmlenc#sha512',
};

/** XML-DSig name of each signature algorithm. */
export const signatureMethodUri: Readonly<Record<SignatureAlgorithm, string>> = {
  'RSA-SHA1': 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
  'RSA-SHA256': 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'RSA-SHA384': 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384',
  'RSA-SHA512': 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
};

/** Inclusive canonicalisation (C14N 1.0) without comments. */
export const C14N_URI = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
/** Inclusive canonicalisation (C14N 1.0) with comments, the one the lot signature names (dmp-transactions 6.2). */
export const C14N_WITH_COMMENTS_URI = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments';
/** Exclusive canonicalisation without comments, the one of the VIHF (dmp-transactions 3.7). */
export const EXCLUSIVE_C14N_URI = 'http://www.w3.org/2001/10/xml-exc-c14n#';
/** Takes the signature out of what it signs. */
export const ENVELOPED_SIGNATURE_URI = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
