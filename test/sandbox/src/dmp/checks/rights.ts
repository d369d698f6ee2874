import type { InDirectory, WithEnvelope, WithVihf } from '../pipeline/call.js';
import { refuseCaller } from '../pipeline/refusal.js';
import type { Step } from '../pipeline/step.js';
import { actorOf } from '../rights/actor.js';
import { rightOf } from '../rights/matrix.js';
import type { SimulatedTransaction } from '../transactions/transaction.js';

type Call = WithEnvelope & WithVihf & InDirectory & { readonly transaction: SimulatedTransaction };

/** Step 11: the matrix of dmp-transactions 3.9; the notes on documents are checked with the documents. */
export const checkRights: Step<Call, object> = {
  name: 'rights matrix',
  run: ({ content, vihf, professional, transaction }, { world, verdict }) => {
    if (world.mode === 'permissive') {
      verdict.skip('permissive mode');
      return {};
    }
    const patient = vihf.patient === undefined ? undefined : world.patients.get(vihf.patient.value);
    const actor = actorOf(vihf, professional, patient);
    const action = transaction.rights(content);
    if (rightOf(action, actor, vihf.purpose) === 'no') {
      throw refuseCaller(
        'DMPAccessDeniedByRightsService',
        `${action} is not allowed to ${actor} in mode ${vihf.purpose}.`,
      );
    }
    if (vihf.purpose === 'bris_de_glace' && vihf.reason === undefined && world.mode === 'strict') {
      throw refuseCaller(
        'DMPAccessDeniedByRightsService',
        'Mode_Acces_Raison is required in mode bris_de_glace.',
      );
    }
    verdict.detail(`${actor}, ${action}`);
    return {};
  },
};
