import type { VitaleCard } from '@dmpconnect/card-pkcs11';
import { ApiFailure } from '../../contract/errors.js';
import type { WorkerSession } from '../context.js';
import { requireVitaleReader } from './require-reader.js';

/** The Vitale card read in this session, and its reader. @throws {ApiFailure} 6000/2 when `hl_readVitaleCard` was not called. */
export function requireVitaleCard(session: WorkerSession): {
  readonly card: VitaleCard;
  readonly readerName: string;
} {
  const { vitaleCard } = session.slots;
  if (vitaleCard === undefined) {
    throw new ApiFailure('functional-fault', { description: 'Call hl_readVitaleCard first' });
  }
  return { card: vitaleCard, readerName: requireVitaleReader(session).readerName };
}
