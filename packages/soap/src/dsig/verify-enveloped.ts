import { SoapError } from '../errors.js';
import type { SignatureAlgorithm } from '../signing/signer.js';
import type { ParsedElement } from '../xml/parse.js';
import type { DigestAlgorithm } from './algorithms.js';

export interface VerifyEnvelopedOptions {
  /** Document whose root is the signed element. */
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

export function verifyEnveloped(options: VerifyEnvelopedOptions): VerifiedElement {
  throw new SoapError('SIGNATURE_UNSUPPORTED', `not written yet ${options.expectedRoot.name}`);
}
