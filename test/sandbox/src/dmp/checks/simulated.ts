import type { Addressed } from '../pipeline/call.js';
import { refuseMessage } from '../pipeline/refusal.js';
import type { Step } from '../pipeline/step.js';
import type { SimulatedTransaction } from '../transactions/transaction.js';

/** Tells the transactions the simulator plays from those it only knows. */
export const checkSimulated: Step<Addressed, { readonly transaction: SimulatedTransaction }> = {
  name: 'transaction simulated',
  run: ({ transaction }) => {
    if (transaction.simulated) return { transaction };
    throw refuseMessage(`${transaction.id} is not simulated yet.`, {
      code: 'Receiver',
      subcode: 'DMPNotSimulated',
    });
  },
};
