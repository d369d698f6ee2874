import { SoapError } from '../errors.js';
import type { SignatureAlgorithm } from '../signing/signer.js';
import type { ParsedElement } from '../xml/parse.js';
import type { DigestAlgorithm } from './algorithms.js';

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
  /** Root parsed from `signed`. */
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

export function verifyDetachedSignature(options: VerifyDetachedOptions): VerifiedSignature {
  throw new SoapError('SIGNATURE_UNSUPPORTED', `not written yet ${options.xml.length}`);
}
