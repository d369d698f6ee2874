import type { DistinguishedName } from './subject.js';

/** Authorities of the sandbox. `PERSONNES` issues cards, `ORGANISATIONS` servers; the foreign ones are trusted by nobody. */
export const AUTHORITY_KINDS = ['root', 'persons', 'organisations', 'foreignRoot', 'foreignPersons'] as const;
export type AuthorityKind = (typeof AUTHORITY_KINDS)[number];

interface AuthorityShape {
  readonly kind: AuthorityKind;
  readonly issuer?: AuthorityKind;
  readonly name: DistinguishedName;
}

/**
 * Shaped like the test branch of IGC-Santé (cps-card 4.1: root, PERSONNES, ORGANISATIONS, prefix `TEST `), with
 * organisation names that can never be taken for the real ones (cps-card 9.1). Issuers stand before what they issue.
 */
export const AUTHORITY_SHAPES: readonly AuthorityShape[] = [
  { kind: 'root', name: virtual('TEST AC RACINE VIRTUELLE FORT') },
  { kind: 'persons', issuer: 'root', name: virtual('TEST AC VIRTUELLE FORT PERSONNES') },
  { kind: 'organisations', issuer: 'root', name: virtual('TEST AC VIRTUELLE FORT ORGANISATIONS') },
  { kind: 'foreignRoot', name: foreign('TEST AC RACINE ETRANGERE') },
  { kind: 'foreignPersons', issuer: 'foreignRoot', name: foreign('TEST AC ETRANGERE PERSONNES') },
];

function virtual(commonName: string): DistinguishedName {
  return [
    { C: 'FR' },
    { O: 'VIRTUAL-CPS' },
    { OU: '0002 000000000' },
    { OU: 'IGC-VIRTUELLE TEST' },
    { CN: commonName },
  ];
}

function foreign(commonName: string): DistinguishedName {
  return [{ C: 'FR' }, { O: 'AUTRE-VIRTUEL' }, { OU: 'IGC-ETRANGERE TEST' }, { CN: commonName }];
}
