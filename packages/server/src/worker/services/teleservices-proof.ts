import type { CpxCard } from '@dmpconnect/card-pkcs11';
import type { TlsIdentity } from '@dmpconnect/soap';
import type { TlsiAuthentication } from '@dmpconnect/teleservices';
import type { Settings } from '../../config/index.js';
import { ApiFailure } from '../../contract/errors.js';
import type { TeleservicesCaller } from '../services.js';
import { readClientCertificate } from './client-certificate.js';
import { readCertificates } from './pem-file.js';

/** What the teleservices are shown (teleservices 5). */
export interface TeleservicesProof {
  /** Certificate of the software in TLS. */
  readonly identity: TlsIdentity | undefined;
  authenticationOf(caller: TeleservicesCaller): TlsiAuthentication;
}

type ProofSettings = Pick<
  Settings['teleservices'],
  'authentication' | 'clientCertificateFile' | 'clientCertificatePassword'
>;

/**
 * The proof that the settings choose: the assertion of the card, the certificate of the software in TLS, or the token of
 * Pro Santé Connect that the application hands in.
 *
 * @throws {ApiFailure} 6000/1 naming the setting, for a certificate that cannot be read
 */
export async function openTeleservicesProof(
  card: CpxCard,
  settings: ProofSettings,
): Promise<TeleservicesProof> {
  const { identifier, profession } = card.professional;
  const who = { professional: identifier, profession: profession.code };
  switch (settings.authentication) {
    case 'tlsm': {
      const identity = await readClientCertificate(settings, 'teleservices');
      const [certificate = new Uint8Array()] = readCertificates(String(identity.cert));
      return { identity, authenticationOf: () => ({ kind: 'tlsm', certificate }) };
    }
    case 'psc':
      return {
        identity: undefined,
        authenticationOf: ({ billing, accessToken }) => ({
          kind: 'psc',
          ...who,
          issuer: `CN=${identifier},C=FR`,
          billing,
          accessToken: async () => requireToken(accessToken?.()),
        }),
      };
    case 'cps':
      return {
        identity: undefined,
        authenticationOf: ({ billing }) => ({ kind: 'cps', ...who, signer: card.signatureSigner(), billing }),
      };
  }
}

function requireToken(token: string | undefined): string {
  if (token !== undefined) return token;
  throw new ApiFailure('functional-fault', {
    description:
      'LpsInfos.s_pscAccessToken is missing: the settings want a token of Pro Santé Connect (teleservices/authentication)',
  });
}
