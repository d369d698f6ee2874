import type { InDirectory, WithEnvelope, WithPatient, WithVihf } from '../pipeline/call.js';
import { refuseRequest } from '../pipeline/refusal.js';
import type { Step } from '../pipeline/step.js';
import { type Actor, actorOf, authorisationKey } from '../rights/actor.js';
import { authorisationOf } from '../rights/authorisation.js';
import type { Transaction } from '../transactions/transaction.js';

type Call = WithEnvelope & WithVihf & InDirectory & WithPatient & { readonly transaction: Transaction };

/** Who reaches documents of the structure by reference, without an authorisation (dmp-transactions 9.5, TD3.1). */
const WITHOUT_AUTHORISATION: ReadonlySet<Actor> = new Set(['CPE', 'ES', 'AIR other']);

/**
 * Step 13: consultation needs a valid authorisation, not in régulation, and in bris de glace only without the
 * patient's opposition (dmp-transactions 9.2, 3.6).
 */
export const checkAuthorisation: Step<Call, object> = {
  name: 'authorisation',
  run: ({ content, vihf, professional, patient, transaction }, { world, verdict }) => {
    if (world.mode === 'permissive') {
      verdict.skip('permissive mode');
      return {};
    }
    if (patient === undefined || transaction.kind === 'test') {
      verdict.skip('The transaction needs none.');
      return {};
    }
    const actor = actorOf(vihf, professional, patient);
    const state = authorisationOf(patient, authorisationKey(actor, vihf), world);
    // dmp-transactions 2.3: a caller whom the patient has blocked has no access at all.
    if (state === 'INTERDIT') throw refuseRequest('DMPBlocked', 'The patient has blocked the caller.');
    if (!transaction.needsAuthorisation(content)) {
      verdict.skip('The transaction needs none.');
      return {};
    }
    if (vihf.purpose === 'centre_15') {
      if (patient.emergencyCallOpposition) {
        throw refuseRequest(
          'DMPAccessDeniedByRightsService',
          'The patient opposes access by a centre de régulation.',
        );
      }
      verdict.detail('none needed in centre_15');
      return {};
    }
    if (vihf.purpose === 'bris_de_glace') {
      if (patient.breakGlassOpposition) {
        throw refuseRequest('DMPAccessDeniedByRightsService', 'The patient opposes access in bris de glace.');
      }
      verdict.detail('none needed in bris_de_glace');
      return {};
    }
    if (WITHOUT_AUTHORISATION.has(actor)) {
      verdict.detail('none needed on documents of the structure');
      return {};
    }
    if (state !== 'VALIDE') {
      throw refuseRequest(
        'DMPNotAuthorized',
        `The caller holds no valid authorisation on the DMP (${state}).`,
      );
    }
    verdict.detail(state);
    return {};
  },
};
