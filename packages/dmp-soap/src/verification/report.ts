import type { DigestAlgorithm, SignatureAlgorithm } from '@dmpconnect/soap';

/** What was found of one signature. Trust in the signer is not judged: that takes the authorities of the reader. */
export interface SignatureReport {
  /** What it signs: a VIHF (dmp-transactions 3.7), or a submission set (6.2). */
  readonly of: 'vihf' | 'submission-set';
  /** `absent` when the assertion carries no signature. */
  readonly verdict: 'valid' | 'invalid' | 'absent';
  /** Why it is not valid. */
  readonly reason: ReportedProblem | undefined;
  /** Whose key made it; only of a signature that verifies. */
  readonly signer: SignerReport | undefined;
  readonly signatureAlgorithm: SignatureAlgorithm | undefined;
  /** References of the signature, then the entries of its manifest; only of a signature that verifies. */
  readonly digests: readonly DigestReport[];
}

/** Why something is not as it must be, in words. */
export interface ReportedProblem {
  /** A code of `SoapError`, or `LOT` for what does not fit together. */
  readonly code: string;
  readonly message: string;
}

/** A certificate, read. Names are in RFC 2253 form. */
export interface SignerReport {
  readonly subject: string;
  readonly issuer: string;
  /** Decimal. */
  readonly serialNumber: string;
  /** ISO 8601. */
  readonly notBefore: string;
  readonly notAfter: string;
  /** SHA-256 of the certificate, hexadecimal. */
  readonly fingerprint: string;
}

/** A digest, with what the document itself gives. */
export interface DigestReport {
  readonly uri: string;
  readonly algorithm: DigestAlgorithm;
  /** Base64, as written. */
  readonly digest: string;
  /**
   * `match`, `mismatch`: compared with what was signed. `set`: the submission set, which is not hashed.
   * `elsewhere`: a document that was not given.
   */
  readonly verdict: 'match' | 'mismatch' | 'set' | 'elsewhere';
}

/** What was found of a file that carries signatures. */
export interface VerificationReport {
  /** `vihf`: an assertion. `message`: a SOAP message with one. `lot-signature`: a signature alone. `lot`: a whole TD2.1. */
  readonly kind: 'vihf' | 'message' | 'lot-signature' | 'lot';
  /** `valid` when there is a signature, every one verifies, and what they cover fits together. */
  readonly verdict: 'valid' | 'invalid';
  readonly signatures: readonly SignatureReport[];
  /** What does not fit together although each signature may verify. */
  readonly problems: readonly ReportedProblem[];
}
