import { ApiFailure } from '../../contract/errors.js';
import type { WorkerSession } from '../context.js';
import type { VitaleReaderChoice } from '../slots.js';

/** The Vitale reader chosen in this session. @throws {ApiFailure} 6000/2 when `hl_getVitaleCard` was not called. */
export function requireVitaleReader({ slots }: WorkerSession): VitaleReaderChoice {
  if (slots.vitaleReader === undefined) {
    throw new ApiFailure('functional-fault', { description: 'Call hl_getVitaleCard first' });
  }
  return slots.vitaleReader;
}
