import { DmpError } from '../errors.js';
import type { Ins } from '../ins/ins.js';
import type { DmpCallOptions } from '../options/client-options.js';
import type { ClientContext } from './client-context.js';
import { testExistence } from './td0-2.js';

/**
 * The matricule INS of the patient who has an INS-C: TD0.2 on the root of the historic identifier, whose answer holds
 * both (dmp-transactions 2.3 and 7.1).
 */
export async function insFromInsC(
  context: ClientContext,
  insC: Ins,
  call: DmpCallOptions | undefined,
): Promise<Ins> {
  if (insC.kind !== 'INSC') {
    throw new DmpError('INS_INVALID', 'An INS-C has 22 digits: this identifier is of another kind.', {
      field: 'insC',
    });
  }
  const { state, patient } = await testExistence(context, insC, call, true);
  if (state === 'notFound') throw new DmpError('RECORD_NOT_FOUND', 'No DMP has this INS-C.');
  const ins = patient?.ids.find(({ kind }) => kind !== 'INSC');
  if (ins === undefined) {
    throw new DmpError('NO_SOURCE', 'The DMP knows this INS-C and gave no matricule INS for it.');
  }
  return ins;
}
