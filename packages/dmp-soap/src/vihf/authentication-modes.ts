import type { SamlAuthentication } from '@dmpconnect/soap';
import type { Professional } from '../documents/person.js';
import type { DmpAuthentication } from '../options/authentication.js';
import type { DmpProtocol } from '../options/protocol.js';

const CLASSES = 'urn:oasis:names:tc:SAML:2.0:ac:classes:';

/** How the user was authenticated, as `AuthnContext` says it (dmp-transactions 3.5, point 5). */
export function authenticationContext(
  authentication: DmpAuthentication,
  protocol: Pick<DmpProtocol, 'reinforcedContext'>,
): Pick<SamlAuthentication, 'classRef' | 'declaration'> {
  if (authentication.mode === 'DIRECTE') return { classRef: `${CLASSES}SmartcardPKI` };
  const classRef = `${CLASSES}${authentication.userAuthentication ?? 'SmartcardPKI'}`;
  if (authentication.mode === 'INDIRECTE') return { classRef };
  return {
    classRef,
    declaration: protocol.reinforcedContext === 'class' ? classRef : protocol.reinforcedContext,
  };
}

/** Name shown for the user: there in indirect modes, absent with a card (dmp-transactions 3.6, subject-id). */
export function displayNameOf(
  authentication: DmpAuthentication,
  { givenName, familyName }: Professional,
): string | undefined {
  if (authentication.mode === 'DIRECTE') return undefined;
  return authentication.displayName ?? `${givenName} ${familyName}`.trim();
}
