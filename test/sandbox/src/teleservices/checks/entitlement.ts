import type { Addressed, Authenticated, TlsiStep } from '../pipeline/call.js';
import { refuse } from '../refusal.js';

/** Step 8: the profession may ask this operation (teleservices 15.2). */
export const checkEntitlement: TlsiStep<Addressed & Authenticated, object> = {
  name: 'entitlement',
  run: ({ entry, caller }, { world: { settings }, verdict }) => {
    const professions = settings.entitledProfessions[entry.key];
    if (professions === undefined) {
      verdict.skip('The operation is open to every profession.');
      return {};
    }
    if (caller.profession === undefined || !professions.includes(caller.profession)) {
      throw refuse('desir_560', `${entry.label} is for the professions ${professions.join(', ')}.`);
    }
    return {};
  },
};
