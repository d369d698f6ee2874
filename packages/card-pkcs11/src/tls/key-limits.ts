import { CKM_RSA_X_509 } from '../module/constants.js';
import type { Pkcs11TokenInfo } from '../module/pkcs11-module.js';
import { trimPadding } from '../module/text.js';
import type { TlsIdentity } from '../seams.js';

// cps-card 10: a CPS3 fails on PSS although its module lists the raw mechanism, so its model decides before the list.
const PKCS1_ONLY_MODELS: ReadonlySet<string> = new Set(['IAS ECC']);

// Also announced for the server's own signature, hence the ECDSA entries. SHA-1 is left out: OpenSSL 3 refuses it in
// TLS at its default security level.
const PKCS1_SIGNATURES = [
  'RSA+SHA256',
  'RSA+SHA384',
  'RSA+SHA512',
  'ECDSA+SHA256',
  'ECDSA+SHA384',
  'ECDSA+SHA512',
].join(':');

/** Limits a TLS identity to what the card's key can sign: without a raw operation no PSS, hence no TLS 1.3. */
export function tlsLimits(
  token: Pkcs11TokenInfo,
  mechanisms: readonly number[],
): Pick<TlsIdentity, 'maxVersion' | 'sigalgs'> {
  const signsRaw = mechanisms.includes(CKM_RSA_X_509) && !PKCS1_ONLY_MODELS.has(trimPadding(token.model));
  return signsRaw ? {} : { maxVersion: 'TLSv1.2', sigalgs: PKCS1_SIGNATURES };
}
