import { EXTENSION, readCategory, readCode } from '../certificates/extensions.js';
import { ATTRIBUTE, type CardCertificate, firstValue } from '../certificates/parse.js';
import type { CpxType } from '../service-types.js';
import { CPX_TYPES, TEST_CATEGORIES } from '../tables/card-categories.js';

// cps-card 4.2: without the extension, the form of the holder's identifier tells establishment cards apart.
const TYPE_BY_IDENTIFIER: Readonly<Record<string, CpxType>> = { 3: 'CPE', 5: 'CPA' };

/** Reads the card type: extension G02, else the form of the identifier (cps-card 3.3). */
export function readCpxType(certificate: CardCertificate): CpxType {
  const code = readCode(certificate, EXTENSION.cardType);
  const identifier = firstValue(certificate.subject, ATTRIBUTE.commonName);
  return (
    (code === undefined ? undefined : CPX_TYPES[code]) ?? TYPE_BY_IDENTIFIER[identifier.charAt(0)] ?? 'CPS'
  );
}

function issuerMentions(certificate: CardCertificate, text: string): boolean {
  return [...certificate.issuer.values()].flat().some((value) => value.includes(text));
}

/** Tells test cards from real ones: category G01, else the authority's name (cps-card 3.3, 4.1). */
export function readCardKind(certificate: CardCertificate): 'real' | 'test' {
  const category = readCategory(certificate);
  const isTest = category === undefined ? issuerMentions(certificate, 'TEST') : TEST_CATEGORIES.has(category);
  return isTest ? 'test' : 'real';
}

/** Recognises cards of the withdrawn CPS2ter authorities, refused for signing (cps-card 4.1). */
export function isFromWithdrawnAuthority(certificate: CardCertificate): boolean {
  return issuerMentions(certificate, 'GIP-CPS');
}
