import { child, subjectValues, WSSE_URI } from '@dmpconnect/soap';
import { SOFTWARE_CERTIFICATE } from '@dmpconnect/teleservices/wire-profile';
import type { Authenticated } from '../pipeline/call.js';
import type { Judge } from '../pipeline/judge.js';
import { refuse } from '../refusal.js';
import type { TlsiWorld } from '../world.js';
import type { CallToAuthenticate } from './authentication.js';

/** The certificate of a software, whose authority TLS has checked: its names, to the letter (teleservices 2.2, 5.3). */
export function authenticateSoftware(
  { header, clientCertificate }: CallToAuthenticate,
  _world: TlsiWorld,
  judge: Judge,
): Authenticated {
  const { commonNames, structure } = SOFTWARE_CERTIFICATE;
  const [names, units] = ['CN', 'OU'].map((type) =>
    clientCertificate === undefined ? [] : subjectValues(clientCertificate, type),
  );
  const [name, otherName] = names ?? [];
  if (otherName !== undefined || !commonNames.some((known) => known === name)) {
    throw refuse('desir_560', `The common name of the certificate must be ${commonNames.join(' or ')}.`);
  }
  const [unit, otherUnit] = units ?? [];
  if (unit === undefined || otherUnit !== undefined || !structure.test(unit)) {
    throw refuse('desir_560', 'The OU of the certificate must be the identifier of the structure.');
  }
  if (header !== undefined && child(header, WSSE_URI, 'Security') !== undefined) {
    judge.warn('With a software certificate the header should hold no wsse:Security.');
  }
  return { caller: { kind: 'tlsm', id: unit, profession: undefined }, otherAssertions: [] };
}
