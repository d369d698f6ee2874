import { SoapError } from '../errors.js';
import type { SignatureAlgorithm } from '../signing/signer.js';
import type { ParsedElement } from '../xml/parse.js';
import { attribute, children, requireAttribute, requireChild, textOf } from '../xml/query.js';
import { type DigestAlgorithm, digestMethodUri, signatureMethodUri } from './algorithms.js';
import { DS_URI } from './elements.js';
import { readKeyInfo } from './key-info.js';

/** What a `ds:Signature` says of itself. Nothing here is verified yet. */
export interface SignatureShape {
  readonly id?: string;
  readonly canonicalization: string;
  readonly signatureAlgorithm: SignatureAlgorithm;
  readonly references: readonly ReferenceShape[];
  /** DER. */
  readonly certificate: Uint8Array;
  readonly objects: readonly ParsedElement[];
}

export interface ReferenceShape {
  readonly uri: string;
  readonly type?: string;
  readonly transforms: readonly string[];
  readonly digestAlgorithm: DigestAlgorithm;
  /** Base64, as written. */
  readonly digest: string;
}

export interface SignaturePolicy {
  readonly allowSha1: boolean;
}

/** Order and number of the children that are accepted: what another reader could understand otherwise is refused. */
const PARTS = /^SignedInfo SignatureValue KeyInfo(?: Object)*$/;

/**
 * Reads a `ds:Signature` in the one form this package accepts: RSA signature, certificate in `KeyInfo`.
 *
 * @throws {SoapError} `SIGNATURE_UNSUPPORTED` for any other form; `XML_UNEXPECTED` when something is missing;
 *   `CERTIFICATE` when the certificate cannot be read.
 */
export function readSignature(signature: ParsedElement, policy: SignaturePolicy): SignatureShape {
  refuseOtherNodes(signature);
  const parts = children(signature);
  const names = parts.map((part) => (part.namespaceURI === DS_URI ? part.localName : '?')).join(' ');
  if (!PARTS.test(names)) {
    throw new SoapError(
      'SIGNATURE_UNSUPPORTED',
      'A signature consists of SignedInfo, SignatureValue, KeyInfo, then Object elements.',
    );
  }
  const signedInfo = requireChild(signature, DS_URI, 'SignedInfo');
  const id = attribute(signature, 'Id');
  return {
    ...(id === undefined ? {} : { id }),
    canonicalization: algorithmOf(requireChild(signedInfo, DS_URI, 'CanonicalizationMethod')),
    signatureAlgorithm: readSignatureMethod(requireChild(signedInfo, DS_URI, 'SignatureMethod'), policy),
    references: children(signedInfo, DS_URI, 'Reference').map((reference) =>
      readReference(reference, policy),
    ),
    certificate: readKeyInfo(requireChild(signature, DS_URI, 'KeyInfo')),
    objects: children(signature, DS_URI, 'Object'),
  };
}

/** Reads a `ds:Reference`, of a `SignedInfo` or of a `Manifest`. @throws as {@link readSignature} */
export function readReference(reference: ParsedElement, policy: SignaturePolicy): ReferenceShape {
  const type = attribute(reference, 'Type');
  return {
    uri: requireAttribute(reference, 'URI'),
    ...(type === undefined ? {} : { type }),
    transforms: children(reference, DS_URI, 'Transforms')
      .flatMap((transforms) => children(transforms))
      .map(algorithmOf),
    digestAlgorithm: readDigestMethod(requireChild(reference, DS_URI, 'DigestMethod'), policy),
    digest: textOf(requireChild(reference, DS_URI, 'DigestValue')),
  };
}

const DIGESTS = new Map<string, DigestAlgorithm>([
  [digestMethodUri.SHA1, 'SHA1'],
  [digestMethodUri.SHA256, 'SHA256'],
  [digestMethodUri.SHA512, 'SHA512'],
]);

function readDigestMethod(method: ParsedElement, policy: SignaturePolicy): DigestAlgorithm {
  const digest = DIGESTS.get(algorithmOf(method));
  if (digest === undefined || (digest === 'SHA1' && !policy.allowSha1)) {
    throw new SoapError('SIGNATURE_UNSUPPORTED', 'The digest algorithm of a signature is not accepted.');
  }
  return digest;
}

// RSA with the public key of a certificate, nothing else: HMAC would let the certificate itself pass for a secret.
const SIGNATURES = new Map<string, SignatureAlgorithm>([
  [signatureMethodUri['RSA-SHA1'], 'RSA-SHA1'],
  [signatureMethodUri['RSA-SHA256'], 'RSA-SHA256'],
  [signatureMethodUri['RSA-SHA512'], 'RSA-SHA512'],
]);

function readSignatureMethod(method: ParsedElement, policy: SignaturePolicy): SignatureAlgorithm {
  const algorithm = SIGNATURES.get(algorithmOf(method));
  if (algorithm === undefined || (algorithm === 'RSA-SHA1' && !policy.allowSha1)) {
    throw new SoapError('SIGNATURE_UNSUPPORTED', 'The signature algorithm is not accepted.');
  }
  return algorithm;
}

function algorithmOf(element: ParsedElement): string {
  return requireAttribute(element, 'Algorithm');
}

const ELEMENT = 1;
const TEXT = 3;

/** Comments, CDATA and processing instructions are read differently by different readers: none inside a signature. */
function refuseOtherNodes(element: ParsedElement): void {
  for (const node of [element, ...element.getElementsByTagName('*')].flatMap(({ childNodes }) => [
    ...childNodes,
  ])) {
    if (node.nodeType === ELEMENT || node.nodeType === TEXT) continue;
    throw new SoapError('SIGNATURE_UNSUPPORTED', 'A signature holds elements and text only.');
  }
}
