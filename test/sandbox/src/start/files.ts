import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { CardProfileName } from '../card/profile.js';
import type { Pki } from '../pki/pki.js';
import { writeAtomically } from '../pki/store.js';

/** Files and folders of a state directory. */
export interface StateFiles {
  readonly pki: string;
  readonly keys: string;
  readonly storage: string;
  readonly journal: string;
  readonly trust: string;
  readonly serverTrust: string;
  readonly cardAuthorities: string;
  readonly testTlsIdentity: string;
  readonly dcParameters: string;
  readonly config: string;
}

/** Where everything is, as absolute paths. */
export function locateStateFiles(stateDirectory: string): StateFiles {
  const at = (...parts: readonly string[]): string => path.resolve(stateDirectory, ...parts);
  return {
    pki: at('pki'),
    keys: at('keys'),
    storage: at('connector', 'storage'),
    journal: at('connector', 'journal'),
    trust: at('trust'),
    serverTrust: at('trust', 'servers.pem'),
    cardAuthorities: at('trust', 'card-authorities.pem'),
    testTlsIdentity: at('trust', 'test-tls-identity.pem'),
    dcParameters: at('dc-parameters.txt'),
    config: at('DmpConnect-JS2.xml'),
  };
}

/**
 * Writes the trust files the connector reads. The test identity is that of the card in the reader at start: it stands
 * in for the key of the card on a machine where that key cannot serve TLS.
 */
export async function writeTrustFiles(files: StateFiles, pki: Pki, profile: CardProfileName): Promise<void> {
  await mkdir(files.trust, { recursive: true });
  const { authentication } = await pki.card(profile);
  const issuer = pki.authorities.persons.certificate;
  await writeAtomically(files.serverTrust, pki.serverTrust, 0o644);
  await writeAtomically(files.cardAuthorities, issuer, 0o644);
  await writeAtomically(
    files.testTlsIdentity,
    authentication.certificate + issuer + authentication.key,
    0o600,
  );
}
