import type { Addressed } from '../pipeline/call.js';
import { refuseRequest } from '../pipeline/refusal.js';
import type { Step } from '../pipeline/step.js';

/** Refuses the transactions the settings say the DMP has withdrawn (dmp-transactions 1.4). */
export const checkOffered: Step<Addressed, object> = {
  name: 'transaction offered',
  run: ({ transactionId }, { world }) => {
    if (world.settings.withdrawn.includes(transactionId)) {
      throw refuseRequest('DMPWithdrawn', `${transactionId} is no longer offered by the DMP.`);
    }
    return {};
  },
};
