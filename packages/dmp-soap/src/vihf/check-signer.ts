import { certificateUsages } from '@dmpconnect/soap';
import { DmpError } from '../errors.js';
import type { DmpAuthentication } from '../options/authentication.js';

const CLIENT_AUTHENTICATION = '1.3.6.1.5.5.7.3.2';

/**
 * Checks that the certificate of the signer is one for signature. The DMP refuses a VIHF signed with the
 * authentication key of a card or of a structure (dmp-transactions 3.7); in AIR a certificate of client authentication
 * was seen to sign.
 *
 * @throws {DmpError} `OPTIONS_INVALID` with `field` = `signer`.
 * @throws {SoapError} `CERTIFICATE`.
 */
export function checkSigner(certificate: Uint8Array, { mode }: DmpAuthentication): void {
  const { nonRepudiation, extended } = certificateUsages(certificate);
  const authenticates = extended.includes(CLIENT_AUTHENTICATION);
  const signs = nonRepudiation ?? !authenticates;
  if (signs || (mode === 'INDIRECTE_RENFORCEE' && authenticates)) return;
  throw new DmpError(
    'OPTIONS_INVALID',
    'The certificate of the signer is not one for signature: give the signature key, not the authentication key.',
    { field: 'signer' },
  );
}
