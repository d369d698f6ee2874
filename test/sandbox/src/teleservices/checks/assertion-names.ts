import { distinguishedName, sameDistinguishedName, subjectValues } from '@dmpconnect/soap';
import { PROFESSIONAL_ASSERTION } from '@dmpconnect/teleservices/wire-profile';
import { refuse } from '../refusal.js';
import type { ProvenAssertion } from './professional.js';

const { issuerFormat, qualifiers } = PROFESSIONAL_ASSERTION;

/** `Issuer`, `NameID` and certificate name the same one (teleservices 5.1). Names are compared by attributes, never as text. */
export function checkAssertionNames({ kind, assertion, certificate }: ProvenAssertion): void {
  const { issuer, subject } = assertion;
  if (issuer.format !== issuerFormat) {
    throw refuse('desir_sim_013', `The Format of Issuer must be ${issuerFormat}.`);
  }
  if (certificate !== undefined && !isSubject(issuer.value, certificate)) {
    throw refuse('desir_sim_013', 'Issuer is not the subject of the certificate of the signature.');
  }
  if (kind === 'delegated') {
    if (subject.format === undefined) {
      throw refuse('desir_sim_013', 'The NameID of a structure has the Format of its convention.');
    }
    return;
  }
  if (subject.nameQualifier !== qualifiers[kind]) {
    throw refuse('desir_sim_013', `The NameQualifier of NameID must be ${qualifiers[kind]}.`);
  }
  if (certificate !== undefined && !subjectValues(certificate, 'CN').includes(subject.value)) {
    throw refuse('desir_sim_013', 'NameID is not the common name of the certificate of the signature.');
  }
}

function isSubject(name: string, certificate: Uint8Array): boolean {
  try {
    return sameDistinguishedName(name, distinguishedName(certificate));
  } catch {
    return false;
  }
}
