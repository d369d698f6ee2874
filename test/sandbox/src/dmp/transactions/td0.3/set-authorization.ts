import type { ParsedElement } from '@dmpconnect/soap';
import { formatUtc } from '../../identifiers/time.js';
import type { CheckedCall } from '../../pipeline/call.js';
import { refuseRequest } from '../../pipeline/refusal.js';
import { type Actor, actorOf, authorisationKey } from '../../rights/actor.js';
import { authorisationOf } from '../../rights/authorisation.js';
import type { RightsAction } from '../../rights/matrix.js';
import { habilitationsOperation } from '../../specific/endpoints.js';
import { readFields, requireOneOf } from '../../specific/operation.js';
import type { DmpPatient } from '../../state/patients.js';
import type { World } from '../../world.js';
import type { Transaction } from '../transaction.js';

const { frame, refusal, succeed } = habilitationsOperation('setAuthorization');

/** TD0.3, declaring oneself authorised or médecin traitant, or no longer (dmp-transactions 2.4, 9.5). */
export const setAuthorization: Transaction = {
  ...frame,
  id: 'TD0.3',
  kind: 'act',
  rights: rightAsked,
  targetsPatient: true,
  patientsNamed: () => [],
  dmp: 'active',
  needsAuthorisation: () => false,
  refusal,
  handle: async (call, world, recorder) => {
    const request = await recorder.check('authorisation asked', () => readRequest(call.content));
    const context = await recorder.check('change of the authorisation', () => apply(request, call, world));
    return succeed({ context });
  },
};

interface AuthorisationRequest {
  readonly action: 'AJOUT' | 'SUPPRESSION';
  readonly asAttending: boolean;
}

function readRequest(content: ParsedElement): AuthorisationRequest {
  const fields = readFields(content, ['action', 'role']);
  const action = requireOneOf(fields, 'action', ['AJOUT', 'SUPPRESSION']);
  const asAttending = fields.has('role');
  if (asAttending) requireOneOf(fields, 'role', ['MEDECIN_TRAITANT']);
  return { action, asAttending };
}

/** The row of the matrix; what cannot be read is judged as a declaration, and refused by the request's own check. */
function rightAsked(content: ParsedElement): RightsAction {
  const fields = readFields(content, ['action', 'role']);
  if (fields.get('action') !== 'SUPPRESSION') return 'TD0.3 declare';
  return fields.has('role') ? 'TD0.3 stop being MT' : 'TD0.3 remove';
}

/** Changes the authorisation; the text tells what was done, as the free context of the answer. */
function apply(
  { action, asAttending }: AuthorisationRequest,
  { vihf, professional, patient }: CheckedCall,
  world: World,
): string {
  if (patient === undefined) throw refuseRequest('DMPNotFound', 'The patient has no DMP.');
  const actor = actorOf(vihf, professional, patient);
  const key = authorisationKey(actor, vihf);
  if (action === 'AJOUT') {
    if (asAttending && !PHYSICIANS.has(actor)) {
      throw refuseRequest('DMPAccessDeniedByRightsService', 'Only a physician can be the médecin traitant.');
    }
    return declare(patient, key, asAttending, world);
  }
  if (asAttending) {
    world.patients.patch(patient.ins, { attendingPhysician: undefined });
    return 'Le professionnel n’est plus médecin traitant.';
  }
  if (patient.authorisations[key] === undefined) return 'Le professionnel n’avait pas d’autorisation.';
  const { [key]: _, ...authorisations } = patient.authorisations;
  world.patients.patch(patient.ins, { authorisations });
  return 'L’autorisation est supprimée.';
}

const PHYSICIANS: ReadonlySet<Actor> = new Set(['M', 'MT']);

/** dmp-transactions 9.5: adding twice is no error; a new médecin traitant takes the place of the former one. */
function declare(patient: DmpPatient, key: string, asAttending: boolean, world: World): string {
  const known = authorisationOf(patient, key, world) === 'VALIDE';
  const alreadyAttending = patient.attendingPhysician === key;
  world.patients.patch(patient.ins, {
    authorisations: { ...patient.authorisations, [key]: 'VALIDE' },
    ...(known
      ? {}
      : {
          authorisationDates: {
            ...patient.authorisationDates,
            [key]: { since: formatUtc(world.clock.now()) },
          },
        }),
    ...(asAttending ? { attendingPhysician: key } : {}),
  });
  if (known && (alreadyAttending || !asAttending)) return 'L’autorisation existait déjà.';
  return asAttending ? 'Le professionnel est médecin traitant.' : 'L’autorisation est ajoutée.';
}
