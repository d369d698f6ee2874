import type { XmlElement } from '@dmpconnect/soap';
import type { AuthorizationUpdate } from '../habilitations/authorization.js';
import { HABILITATIONS } from '../services/namespaces.js';

const ACTIONS = { add: 'AJOUT', remove: 'SUPPRESSION' } as const;

/** TD0.3, `setAuthorization` (dmp-transactions 2.4): the patient is the one of the VIHF, the body does not name him. */
export function buildSetAuthorization(update: Omit<AuthorizationUpdate, 'ins'>): XmlElement {
  return HABILITATIONS.element('setAuthorization', {}, [
    HABILITATIONS.element('action', {}, [ACTIONS[update.action]]),
    update.treatingPhysician === true ? HABILITATIONS.element('role', {}, ['MEDECIN_TRAITANT']) : undefined,
  ]);
}
