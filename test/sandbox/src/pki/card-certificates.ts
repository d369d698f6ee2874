import type { CardProfile } from '../card/profiles.js';
import { type Authority, type CertifiedKey, issueLeaf, type Validity } from './issue.js';
import { privateExtensions } from './private-extensions.js';
import { ExtendedKeyUsage, ExtendedKeyUsageExtension, KeyUsageFlags, KeyUsagesExtension } from './x509.js';

/** The keys of a CPS card (cps-card 3.1). */
export const CARD_KEY_USES = ['authentication', 'signature', 'technical'] as const;
export type CardKeyUse = (typeof CARD_KEY_USES)[number];

/** The three certified keys of a card. */
export type CardCertificates = Readonly<Record<CardKeyUse, CertifiedKey>>;

const SMART_CARD_LOGON = '1.3.6.1.4.1.311.20.2.2';

/** Key usages per key (cps-card 4.3): what separates the authentication key from the signature key. */
const USAGES = {
  authentication: [
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true),
    new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth, SMART_CARD_LOGON]),
  ],
  signature: [new KeyUsagesExtension(KeyUsageFlags.nonRepudiation, true)],
  technical: [new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true)],
} as const;

/** Issues the certificate of one key of a card. All certificates of a card have the same subject (cps-card 4.2). */
export async function issueCardCertificate(
  profile: CardProfile,
  use: CardKeyUse,
  issuer: Authority,
  validity: Validity,
): Promise<CertifiedKey> {
  return await issueLeaf({
    subject: profile.subject,
    issuer,
    validity,
    extensions: [...USAGES[use], ...privateExtensions(profile)],
  });
}
