import type { SignatureAlgorithm } from '@dmpconnect/soap';

/**
 * Everything the public sources leave uncertain, in one place (dmp-transactions 11). Each default is the value seen
 * on the wire or the prudent one.
 */
export interface DmpProtocol {
  /** dmp-transactions 3.6: `3.0` in every message seen, `4.0` in a text of 2026. */
  readonly vihfVersion: string;
  /** dmp-transactions 3.7: some direct samples are unsigned. In the other modes the VIHF is signed whatever this says. */
  readonly signVihf: boolean;
  /** dmp-transactions 3.7: SHA-1 in the samples of 2019, SHA-256 in live ones. */
  readonly vihfSignatureAlgorithm: SignatureAlgorithm & ('RSA-SHA1' | 'RSA-SHA256');
  /** dmp-transactions 3.6: spelt with a small or a capital m. */
  readonly authenticationModeAttribute: 'Authentification_mode' | 'Authentification_Mode';
  /** dmp-transactions 3.5: `AuthnContextDecl` of AIR; a live client says `APP_BROWSER_AUTH`, the sample repeats the `class`. */
  readonly reinforcedContext: 'APP_BROWSER_AUTH' | 'class';
  /** dmp-transactions 3.7: how long an assertion is reused for its patient, in milliseconds; the window is not documented. */
  readonly vihfLifetimeMs: number;
  /** dmp-transactions 6.2: SHA-1 in every sample of the lot signature. */
  readonly submissionSetSignatureAlgorithm: SignatureAlgorithm & ('RSA-SHA1' | 'RSA-SHA256');
  /** dmp-transactions 2.18. */
  readonly repositoryUniqueId: string;
  /** dmp-transactions 2.1: `D` in the samples, `P` in production. Default: by environment. */
  readonly processingCode: 'D' | 'P' | undefined;
  /** dmp-transactions 2.17: one live client asks for 20 at a time. */
  readonly idsPerQuery: number;
  /** dmp-transactions 3.6: code system (TRE_G05) of a pharmacist's section, second role of the VIHF. */
  readonly pharmacistSectionSystem: string;
  /** dmp-transactions 2.6: degree of match (ITI-47) when a criterion of TD0.5 is approximate; what the DMP takes is not public. */
  readonly approximateMatch: number;
}

/** Defaults of {@link DmpProtocol}. */
export const DEFAULT_PROTOCOL: DmpProtocol = {
  vihfVersion: '3.0',
  signVihf: true,
  vihfSignatureAlgorithm: 'RSA-SHA256',
  authenticationModeAttribute: 'Authentification_mode',
  reinforcedContext: 'APP_BROWSER_AUTH',
  vihfLifetimeMs: 8 * 60_000,
  submissionSetSignatureAlgorithm: 'RSA-SHA1',
  repositoryUniqueId: '1.2.250.1.213.4.1.1.1.2',
  processingCode: undefined,
  idsPerQuery: 20,
  pharmacistSectionSystem: '1.2.250.1.71.4.2.6',
  approximateMatch: 75,
};
