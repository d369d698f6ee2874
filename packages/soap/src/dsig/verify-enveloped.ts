import { SoapError } from '../errors.js';
import type { SignatureAlgorithm } from '../signing/signer.js';
import { type ParsedElement, parseXml } from '../xml/parse.js';
import { attribute, child, descendants, requireAttribute } from '../xml/query.js';
import { type DigestAlgorithm, ENVELOPED_SIGNATURE_URI, EXCLUSIVE_C14N_URI } from './algorithms.js';
import { checkSignature } from './check-signature.js';
import { DS_URI } from './elements.js';
import { type ReferenceShape, readSignature, type SignatureShape } from './read-signature.js';

export interface VerifyEnvelopedOptions {
  /** Document whose root is the signed element. Cut one out of an envelope with `serializeElement`. */
  readonly xml: string;
  /** Attribute that identifies the root. Default `ID`, as SAML has it. */
  readonly idAttribute?: string;
  readonly expectedRoot: { readonly uri: string; readonly name: string };
  /** Accepts SHA-1 signatures and digests. Default `false`. */
  readonly allowSha1?: boolean;
}

export interface VerifiedElement {
  /** Canonical text of what was signed: the element without its signature. */
  readonly signed: string;
  /** Root parsed from `signed`: the only thing to read values from. */
  readonly root: ParsedElement;
  /** Certificate that verifies the signature, DER. Whether to trust it is the caller's decision. */
  readonly certificate: Uint8Array;
  readonly signatureAlgorithm: SignatureAlgorithm;
  readonly digestAlgorithm: DigestAlgorithm;
}

/**
 * Verifies an enveloped signature of the form of dmp-transactions 3.7 and refuses every other one: several
 * signatures, several references, a reference to something else than the root, other transforms, `Object`
 * elements, HMAC, a key that does not come in a certificate.
 *
 * @throws {SoapError} `SIGNATURE_INVALID` when something does not verify; `SIGNATURE_UNSUPPORTED` for another
 *   form; `XML_UNEXPECTED` for another root or a missing part; `CERTIFICATE`; the `XML_…` codes of `parseXml`.
 * @example
 * ```ts
 * const { root, certificate } = verifyEnveloped({ xml, expectedRoot: { uri: SAML_URI, name: 'Assertion' } });
 * readAssertion(root);
 * ```
 */
export function verifyEnveloped(options: VerifyEnvelopedOptions): VerifiedElement {
  const { xml, idAttribute = 'ID', expectedRoot, allowSha1 = false } = options;
  const root = requireRoot(parseXml(xml), expectedRoot);
  const signature = requireOnlySignature(root);
  const shape = readSignature(signature, { allowSha1 });
  const reference = requireEnvelopedForm(shape, requireAttribute(root, idAttribute));
  const [signed = ''] = checkSignature({ xml, signature, shape, idAttribute });
  const consumed = requireRoot(parseXml(signed), expectedRoot);
  if (attribute(consumed, idAttribute) !== reference.uri.slice(1)) {
    throw new SoapError('SIGNATURE_INVALID', 'The signature covers another element than the root.');
  }
  return {
    signed,
    root: consumed,
    certificate: shape.certificate,
    signatureAlgorithm: shape.signatureAlgorithm,
    digestAlgorithm: reference.digestAlgorithm,
  };
}

function requireRoot(root: ParsedElement, expected: VerifyEnvelopedOptions['expectedRoot']): ParsedElement {
  if (root.namespaceURI === expected.uri && root.localName === expected.name) return root;
  throw new SoapError('XML_UNEXPECTED', `The root element is not ${expected.name}.`);
}

function requireOnlySignature(root: ParsedElement): ParsedElement {
  const [signature, second] = descendants(root, DS_URI, 'Signature');
  if (signature === undefined) throw new SoapError('XML_UNEXPECTED', 'The element carries no signature.');
  if (second !== undefined) {
    throw new SoapError('SIGNATURE_UNSUPPORTED', 'The element carries several signatures.');
  }
  if (signature !== child(root, DS_URI, 'Signature')) {
    throw new SoapError('SIGNATURE_UNSUPPORTED', 'The signature is not a child of the signed element.');
  }
  return signature;
}

const TRANSFORMS = [ENVELOPED_SIGNATURE_URI, EXCLUSIVE_C14N_URI].join(' ');

function requireEnvelopedForm(shape: SignatureShape, id: string): ReferenceShape {
  const [reference, second] = shape.references;
  if (shape.objects.length > 0) {
    throw new SoapError('SIGNATURE_UNSUPPORTED', 'An enveloped signature holds no Object.');
  }
  if (reference === undefined || second !== undefined) {
    throw new SoapError('SIGNATURE_UNSUPPORTED', 'An enveloped signature has exactly one reference.');
  }
  if (reference.uri !== `#${id}`) {
    throw new SoapError('SIGNATURE_INVALID', 'The signature refers to another element than the root.');
  }
  if (shape.canonicalization !== EXCLUSIVE_C14N_URI || reference.transforms.join(' ') !== TRANSFORMS) {
    throw new SoapError(
      'SIGNATURE_UNSUPPORTED',
      'An enveloped signature is transformed by enveloped-signature, then by exclusive canonicalisation.',
    );
  }
  return reference;
}
