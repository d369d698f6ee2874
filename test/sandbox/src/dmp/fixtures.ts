import type { DmpPatientInput } from './state/patients.js';
import type { DmpProfessionalInput, DmpStructureInput } from './state/professionals.js';

/** What the simulator knows when it starts. */
export interface DmpFixtures {
  readonly patients: readonly DmpPatientInput[];
  readonly professionals: readonly DmpProfessionalInput[];
  readonly structures: readonly DmpStructureInput[];
}
