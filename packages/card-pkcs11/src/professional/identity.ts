import { ATTRIBUTE, type CardCertificate, firstValue } from '../certificates/parse.js';
import { PERSON_IDENTIFIER_TYPES } from '../tables/person-identifiers.js';
import type { ProfessionalIdentity } from './professional.js';

/** Reads who holds a card from its authentication certificate, which needs no PIN (cps-card 3.3, 4.2). */
export function readIdentity({ subject }: CardCertificate): ProfessionalIdentity {
  const identifier = firstValue(subject, ATTRIBUTE.commonName);
  return {
    identifier,
    identifierType: PERSON_IDENTIFIER_TYPES[identifier.charAt(0)] ?? 'UNKNOWN',
    familyName: firstValue(subject, ATTRIBUTE.surname),
    givenName: firstValue(subject, ATTRIBUTE.givenName),
  };
}
