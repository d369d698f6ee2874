import { SoapError } from '../errors.js';
import type { SignatureAlgorithm } from '../signing/signer.js';
import { type ParsedElement, parseXml } from '../xml/parse.js';
import { children, descendants } from '../xml/query.js';
import { C14N_URI, C14N_WITH_COMMENTS_URI, type DigestAlgorithm, EXCLUSIVE_C14N_URI } from './algorithms.js';
import { checkSignature } from './check-signature.js';
import { DS_URI } from './elements.js';
import { readReference, readSignature, type SignaturePolicy, type SignatureShape } from './read-signature.js';

export interface VerifyDetachedOptions {
  /** Document whose root is `ds:Signature`. */
  readonly xml: string;
  /** Accepts SHA-1 signatures and digests. Default `false`. */
  readonly allowSha1?: boolean;
}

/** A part of the signature document that the signature covers. */
export interface VerifiedReference {
  readonly uri: string;
  readonly type?: string;
  readonly digestAlgorithm: DigestAlgorithm;
  readonly transforms: readonly string[];
  /** Canonical text of what was signed. */
  readonly signed: string;
  /** Root parsed from `signed`: the only thing to read values from. */
  readonly root: ParsedElement;
}

/** An entry of the manifest, read from signed text. The caller computes and compares its digest. */
export interface ManifestEntry {
  readonly uri: string;
  readonly digestAlgorithm: DigestAlgorithm;
  /** Base64, as written. */
  readonly digest: string;
  readonly transforms: readonly string[];
}

export interface VerifiedSignature {
  /** `Id` of the signature. */
  readonly id?: string;
  /** Certificate that verifies the signature, DER. Whether to trust it is the caller's decision. */
  readonly certificate: Uint8Array;
  readonly signatureAlgorithm: SignatureAlgorithm;
  /** Canonicalisation of the `SignedInfo`. */
  readonly canonicalization: string;
  readonly references: readonly VerifiedReference[];
  readonly manifest: readonly ManifestEntry[];
}

/** `Type` of the reference to a manifest. */
export const MANIFEST_TYPE = 'http://www.w3.org/2000/09/xmldsig#Manifest';

/**
 * Verifies a signature that is a document of its own, such as the signature of a submission set
 * (dmp-transactions 6.2): the signature value, and the references to its own parts (manifest, signed properties).
 * The manifest's entries name documents elsewhere: compare their digests yourself.
 *
 * @throws {SoapError} `SIGNATURE_INVALID` when something does not verify; `SIGNATURE_UNSUPPORTED` for another
 *   form; `XML_UNEXPECTED` for another root or a missing part; `CERTIFICATE`; the `XML_…` codes of `parseXml`.
 */
export function verifyDetachedSignature(options: VerifyDetachedOptions): VerifiedSignature {
  const { xml, allowSha1 = false } = options;
  const signature = requireSignatureRoot(parseXml(xml));
  const shape = readSignature(signature, { allowSha1 });
  requireOwnReferences(shape);
  const signed = checkSignature({ xml, signature, shape, idAttribute: 'Id' });
  const references = shape.references.map(({ digest: _, ...reference }, index): VerifiedReference => {
    const text = signed[index] ?? '';
    return { ...reference, signed: text, root: parseXml(text) };
  });
  const { id, certificate, signatureAlgorithm, canonicalization } = shape;
  return {
    ...(id === undefined ? {} : { id }),
    certificate,
    signatureAlgorithm,
    canonicalization,
    references,
    manifest: readManifest(references, { allowSha1 }),
  };
}

function requireSignatureRoot(root: ParsedElement): ParsedElement {
  if (root.namespaceURI !== DS_URI || root.localName !== 'Signature') {
    throw new SoapError('XML_UNEXPECTED', 'The root element is not Signature.');
  }
  if (descendants(root, DS_URI, 'Signature').length > 0) {
    throw new SoapError('SIGNATURE_UNSUPPORTED', 'The signature holds another signature.');
  }
  return root;
}

const CANONICALIZATIONS: readonly string[] = [C14N_URI, C14N_WITH_COMMENTS_URI, EXCLUSIVE_C14N_URI];

function requireOwnReferences({ references, canonicalization }: SignatureShape): void {
  if (references.length === 0)
    throw new SoapError('SIGNATURE_UNSUPPORTED', 'The signature has no reference.');
  const transforms = references.flatMap((reference) => reference.transforms);
  if (![canonicalization, ...transforms].every((algorithm) => CANONICALIZATIONS.includes(algorithm))) {
    throw new SoapError(
      'SIGNATURE_UNSUPPORTED',
      'The signature uses another transform than canonicalisation.',
    );
  }
  if (!references.every(({ uri }) => /^#[^'"]+$/.test(uri))) {
    throw new SoapError('SIGNATURE_UNSUPPORTED', 'A reference of the signature leaves its document.');
  }
}

function readManifest(references: readonly VerifiedReference[], policy: SignaturePolicy): ManifestEntry[] {
  return references
    .filter(({ type }) => type === MANIFEST_TYPE)
    .flatMap(({ root }) => {
      if (root.namespaceURI !== DS_URI || root.localName !== 'Manifest') {
        throw new SoapError('SIGNATURE_INVALID', 'A reference of type Manifest covers another element.');
      }
      return children(root, DS_URI, 'Reference');
    })
    .map((reference) => {
      const { uri, digestAlgorithm, digest, transforms } = readReference(reference, policy);
      return { uri, digestAlgorithm, digest, transforms };
    });
}
