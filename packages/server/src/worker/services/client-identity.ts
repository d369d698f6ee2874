import { CardError, type CpxCard } from '@dmpconnect/card-pkcs11';
import type { Settings } from '../../config/index.js';
import type { ExchangeRecorder } from '../../dumps/index.js';
import type { Flavour } from '../../flavour.js';
import type { Logger } from '../../logging/logger.js';
import type { ClientIdentity } from '../services.js';
import type { AuthorityChain } from './certificate-chain.js';
import { readCertificates, readIdentity, readPemFile } from './pem-file.js';

/** What the choice of an identity depends on. */
export interface IdentityParts {
  readonly settings: Settings;
  readonly flavour: Flavour;
  readonly recorder: Pick<ExchangeRecorder, 'record'>;
  readonly log: Logger;
}

/** The authorities that issue the cards, DER. */
export async function readAuthorities({ card }: Pick<Settings, 'card'>): Promise<readonly Uint8Array[]> {
  if (card.authoritiesFile === undefined) return [];
  return readCertificates(await readPemFile(card.authoritiesFile, 'card/authorities_file'));
}

/** The card, or in a development set-up without its native part a test key: the journal says so. */
export async function chooseIdentity(
  card: CpxCard,
  chain: AuthorityChain,
  { settings, flavour, log }: IdentityParts,
): Promise<ClientIdentity> {
  try {
    return card.tlsIdentity({ chain: chain.sent });
  } catch (error) {
    const { testTlsIdentity } = settings.card;
    const unavailable = error instanceof CardError && error.code === 'TLS_ENGINE_UNAVAILABLE';
    if (!unavailable || flavour !== 'dev' || testTlsIdentity === undefined) throw error;
    const identity = readIdentity(await readPemFile(testTlsIdentity, 'card/test_tls_identity'));
    if (identity === undefined) throw error;
    log.warn({ err: error }, 'A test key in memory takes the place of the card in TLS.');
    return identity;
  }
}
