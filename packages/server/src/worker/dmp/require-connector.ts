import type { FoundDocument, Ins } from '@dmpconnect/dmp-soap';
import { ApiFailure } from '../../contract/errors.js';
import type { WorkerSession } from '../context.js';
import { createHandleTable, type HandleTable } from '../handles.js';
import type { DmpConnector } from './connector.js';
import { patientKey } from './patient.js';

/** The connector of a session. @throws {ApiFailure} 6000/2 when `hl_createDmpConnector` was not called. */
export function requireConnector({ slots }: WorkerSession): DmpConnector {
  if (slots.dmpConnector === undefined) {
    throw new ApiFailure('functional-fault', { description: 'Call hl_createDmpConnector first' });
  }
  return slots.dmpConnector;
}

/** The handles of a session, made at the first call. */
export function handlesOf({ slots }: WorkerSession): HandleTable {
  slots.handles ??= createHandleTable();
  return slots.handles;
}

/** The entry of the last search that has this unique id and was searched for this patient, if any. */
export function findInLastSearch(
  session: WorkerSession,
  ins: Ins,
  uniqueId: string,
): FoundDocument | undefined {
  return handlesOf(session)
    .all('document')
    .find((searched) => searched.found.uniqueId === uniqueId && patientKey(searched.ins) === patientKey(ins))
    ?.found;
}
