import { X509Certificate } from 'node:crypto';
import { refuseCaller } from '../pipeline/refusal.js';
import { type CertificateProfile, readProfile } from './profile.js';
import { distrust, type TrustStore } from './trust.js';

/**
 * Checks that a certificate may have signed a VIHF or a lot: issued by the authorities, in validity, and one for
 * signature (dmp-transactions 3.7).
 *
 * @param what What was signed, for the message: `VIHF`, `lot`.
 * @param authenticationAllowed AIR: a certificate for client authentication was seen to sign (3.4).
 * @throws {Refusal} `DMPInvalidCertificate`
 */
export function checkSigner(
  der: Uint8Array,
  o: {
    readonly what: string;
    readonly trust: TrustStore;
    readonly at: Date;
    readonly authenticationAllowed: boolean;
  },
): CertificateProfile {
  const reason = distrust(new X509Certificate(der), o.trust, o.at);
  if (reason !== undefined) {
    throw refuseCaller('DMPInvalidCertificate', `The certificate that signed the ${o.what} ${reason}.`);
  }
  const profile = readProfile(der);
  if (!profile.signs && !(o.authenticationAllowed && profile.authenticates)) {
    throw refuseCaller(
      'DMPInvalidCertificate',
      `Not a valid signature certificate: the ${o.what} was signed with one that is not for signature.`,
    );
  }
  return profile;
}
