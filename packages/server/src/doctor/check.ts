import type { DoctorContext } from './context.js';
import type { Finding } from './finding.js';
import type { CheckGroup } from './result.js';

/** One check of the doctor. */
export interface Check {
  readonly id: string;
  readonly group: CheckGroup;
  /** Looks, and says what it found: one line or several. What it throws becomes a line of its own. */
  readonly run: (context: DoctorContext) => Promise<Finding | readonly Finding[]>;
}
