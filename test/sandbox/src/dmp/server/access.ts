import { formatUtc } from '../identifiers/time.js';
import type { CheckedCall } from '../pipeline/call.js';
import type { Recorder } from '../pipeline/recorder.js';
import { actorOf, authorisationKey } from '../rights/actor.js';
import type { TransactionAnswer } from '../transactions/transaction.js';
import type { World } from '../world.js';

/**
 * Writes an act on a DMP into its history of accesses, and dates the activity of the authorisation
 * (dmp-transactions 9.5, 2.4). A secret connection is written and hidden from the legal representatives (3.6).
 */
export async function writeAccess(
  call: CheckedCall,
  answer: TransactionAnswer,
  world: World,
  recorder: Recorder,
): Promise<void> {
  const { vihf, transaction } = call;
  const patient = vihf.patient === undefined ? undefined : world.patients.get(vihf.patient.value);
  if (transaction.kind === 'test' || !transaction.targetsPatient || patient === undefined) return;
  await recorder.check('access history', (verdict) => {
    const documents = answer.documents ?? [];
    world.accesses.add({
      at: world.clock.now().toISOString(),
      transaction: recorder.facts().transaction ?? transaction.id,
      patient: patient.ins,
      user: vihf.user,
      structure: vihf.structure,
      purpose: vihf.purpose,
      ...(vihf.reason === undefined ? {} : { reason: vihf.reason }),
      hiddenFromRepresentatives: vihf.secret,
      documents: [...documents],
    });
    const key = authorisationKey(actorOf(vihf, call.professional, patient), vihf);
    const dates = patient.authorisationDates[key];
    if (patient.authorisations[key] === 'VALIDE' && dates !== undefined) {
      const lastAction = formatUtc(world.clock.now());
      world.patients.patch(patient.ins, {
        authorisationDates: { ...patient.authorisationDates, [key]: { ...dates, lastAction } },
      });
    }
    const hidden = vihf.secret ? ', hidden from the legal representatives' : '';
    verdict.detail(`${documents.length} document(s)${hidden}`);
    if (vihf.secret && !patient.minor) verdict.warn('a secret connection on the DMP of an adult');
  });
}
