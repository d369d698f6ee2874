import type { InDirectory, WithEnvelope, WithVihf } from '../pipeline/call.js';
import { refuseCaller } from '../pipeline/refusal.js';
import type { Step } from '../pipeline/step.js';
import { actorOf } from '../rights/actor.js';
import { rightOf } from '../rights/matrix.js';
import type { Transaction } from '../transactions/transaction.js';

type Call = WithEnvelope & WithVihf & InDirectory & { readonly transaction: Transaction };

/** Step 11: the matrix of dmp-transactions 3.9; the notes on documents are checked with the documents. */
export const checkRights: Step<Call, object> = {
  name: 'rights matrix',
  run: ({ content, vihf, professional, transaction }, { world, recorder, verdict }) => {
    const patient = vihf.patient === undefined ? undefined : world.patients.get(vihf.patient.value);
    const actor = actorOf(vihf, professional, patient);
    const action = transaction.rights(content, actor, world);
    // The same message is TD2.1 from a professional and TD2.2 from an employee.
    recorder.note({ transaction: action.split(' ')[0] ?? action });
    if (world.mode === 'permissive') {
      verdict.skip('permissive mode');
      return {};
    }
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
