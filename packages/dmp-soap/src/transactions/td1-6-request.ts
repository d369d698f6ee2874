import type { XmlElement } from '@dmpconnect/soap';
import type { AuthorizationsQuery } from '../habilitations/authorization.js';
import { HABILITATIONS } from '../services/namespaces.js';

const MODES = { granted: 'ACTIVE', denied: 'INTERDITE', all: 'TOUTE' } as const;

/** TD1.6, `listAuthorizationByPatient` (dmp-transactions 2.14): the patient is the one of the VIHF. */
export function buildListAuthorizations(kind: AuthorizationsQuery['kind'] = 'all'): XmlElement {
  return HABILITATIONS.element('listAuthorizationByPatient', {}, [
    HABILITATIONS.element('mode', {}, [MODES[kind]]),
  ]);
}
