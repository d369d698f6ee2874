import { subjectValues } from '@dmpconnect/soap';
import type { TlsiAuthentication } from './authentication.js';

/** `Emetteur` of both contexts: the text of the assertion's `NameID`, or the `OU` of the software certificate (teleservices 4.3). */
export function emitterOf(authentication: TlsiAuthentication): string {
  switch (authentication.kind) {
    case 'tlsm':
      return subjectValues(authentication.certificate, 'OU')[0] ?? '';
    case 'delegated':
      return authentication.emitter ?? authentication.user.value;
    default:
      return authentication.professional;
  }
}
