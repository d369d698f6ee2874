import path from 'node:path';
import { SOFTWARE_CERTIFICATE } from '@dmpconnect/teleservices/wire-profile';
import { type Authority, type CertifiedKey, issueAuthority, issueLeaf, type Validity } from './issue.js';
import { loadOrMake } from './store.js';
import type { DistinguishedName } from './subject.js';
import { ExtendedKeyUsage, ExtendedKeyUsageExtension, KeyUsageFlags, KeyUsagesExtension } from './x509.js';

/** Identifier of the structure of the software certificates: a FINESS that is none, after its type digit (teleservices 2.2). */
export const SOFTWARE_STRUCTURE = '10B0152872';

/** What the teleservices of a sandbox trust, and the keys they trust. */
export interface TeleservicesPki {
  /** Issuer of software certificates then root, PEM. */
  readonly softwareTrust: string;
  /** Issuer of the keys of Vitale cards then root, PEM. */
  readonly vitaleTrust: string;
  /** The certificate of a software with its issuer, and its key. Any common name, so that wrong ones can be tried. */
  software(commonName: string): Promise<CertifiedKey>;
  /** The certified key of a Vitale card, by its serial number. */
  vitaleCard(serialNumber: string): Promise<CertifiedKey>;
}

/** What the PKI of the teleservices is made under. */
export interface TeleservicesPkiOptions {
  readonly directory: string;
  readonly root: Authority;
  readonly now: Date;
  readonly authorityValidity: Validity;
  readonly leafValidity: Validity;
}

/**
 * Names of the two issuers. The common name of the first is the one that software looks for (teleservices 2.2); its
 * organisation tells it from the real one.
 */
const ISSUERS = {
  software: issuerName(SOFTWARE_CERTIFICATE.issuers.test),
  vitale: issuerName('TEST AC VIRTUELLE VITALE'),
} as const;

function issuerName(commonName: string): DistinguishedName {
  return [{ C: 'FR' }, { O: 'VIRTUAL-CPS' }, { OU: 'IGC-VIRTUELLE TEST' }, { CN: commonName }];
}

/** Opens the part of the PKI that the teleservices alone need, making what is missing. */
export async function openTeleservicesPki(options: TeleservicesPkiOptions): Promise<TeleservicesPki> {
  const { directory, root, now } = options;
  const openIssuer = async (kind: keyof typeof ISSUERS): Promise<Authority> => {
    const name = ISSUERS[kind];
    const file = path.join('authorities', kind);
    const certified = await loadOrMake(directory, file, { issuer: root, now }, () =>
      issueAuthority({ name, issuer: root, validity: options.authorityValidity }),
    );
    return { ...certified, name };
  };
  const [software, vitale] = await Promise.all([openIssuer('software'), openIssuer('vitale')]);
  const validity = options.leafValidity;
  return {
    softwareTrust: software.certificate + root.certificate,
    vitaleTrust: vitale.certificate + root.certificate,
    software: async (commonName) => {
      const file = path.join('software', Buffer.from(commonName).toString('hex'));
      const leaf = await loadOrMake(directory, file, { issuer: software, now }, () =>
        issueLeaf({ ...softwareProfile(commonName), issuer: software, validity }),
      );
      return { key: leaf.key, certificate: leaf.certificate + software.certificate };
    },
    vitaleCard: (serialNumber) =>
      loadOrMake(directory, path.join('vitale', serialNumber), { issuer: vitale, now }, () =>
        issueLeaf({ ...vitaleProfile(serialNumber), issuer: vitale, validity }),
      ),
  };
}

function softwareProfile(commonName: string) {
  return {
    subject: [
      { C: 'FR' },
      { ST: 'Paris (75)' },
      { O: 'CABINET VIRTUEL' },
      { OU: SOFTWARE_STRUCTURE },
      { CN: commonName },
    ],
    extensions: [
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth]),
    ],
  };
}

/** The subject that the assertion of a simulated card names as its issuer (teleservices 5.5). */
function vitaleProfile(serialNumber: string) {
  return {
    subject: [{ C: 'FR' }, { O: 'SIMULATION' }, { OU: 'VITALE' }, { CN: serialNumber }],
    extensions: [new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true)],
  };
}
