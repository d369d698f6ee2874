import type { DmpCallOptions, DmpClient, DocumentReference, Ins } from '@dmpconnect/dmp-soap';
import { ApiFailure } from '../../contract/errors.js';
import type { WorkerSession } from '../context.js';
import { handlesOf } from './require-connector.js';

/** Fields of the commands by handle by those of the library. */
export const CHANGE_BY_HANDLE_NAMES = {
  uniqueId: 'i_document',
  healthcareSetting: 's_healthCareSettings',
  masking: 'i_newVisibility',
  status: 'i_document',
};

/** Fields of the commands by unique id by those of the library. */
export const CHANGE_BY_ID_NAMES = {
  ins: 's_ins',
  uniqueId: 's_documentUniqueId',
  entryUuid: 's_documentUuid',
  healthcareSetting: 's_healthCareSettings',
  masking: 'i_newVisibility',
};

/** What the commands by unique id say of a document. */
interface DocumentFields {
  readonly s_documentUniqueId: string;
  readonly s_documentUuid: string | undefined;
}

/**
 * The document behind a handle of the last search. Its entryUUID is not taken from there: a change since then may have
 * given it another (dmp-transactions 2.19).
 *
 * @throws {ApiFailure} 1/1009
 */
export function findByHandle(session: WorkerSession, handle: number): DocumentReference {
  const searched = handlesOf(session).find('document', handle);
  if (searched === undefined) throw new ApiFailure('invalid-handle');
  return { ins: searched.ins, uniqueId: searched.found.uniqueId };
}

/** The document that a command by unique id names. */
export function readReference(
  ins: Ins,
  { s_documentUniqueId, s_documentUuid }: DocumentFields,
): DocumentReference {
  return {
    ins,
    uniqueId: s_documentUniqueId,
    ...(s_documentUuid === undefined ? {} : { entryUuid: s_documentUuid }),
  };
}

/**
 * Archives a document, or takes it out of the archive (TD3.3d). An entryUUID may only be given for a document that is
 * approved, which spares the question (js-api 8.5).
 *
 * @throws {ApiFailure} 6000/2 for a document that is neither approved nor archived
 */
export async function toggleStatus(
  reference: DocumentReference,
  healthcareSetting: string,
  client: DmpClient,
  options: DmpCallOptions,
): Promise<void> {
  if (reference.entryUuid !== undefined) {
    return client.archiveDocument({ ...reference, status: 'approved', healthcareSetting }, options);
  }
  const { entryUuid, status } = await client.findCurrentDocument(reference, options);
  const request = { ...reference, entryUuid, status, healthcareSetting };
  switch (status) {
    case 'approved':
      return client.archiveDocument(request, options);
    case 'archived':
      return client.unarchiveDocument(request, options);
    default:
      throw new ApiFailure('functional-fault', {
        description: `Only a document that is approved or archived changes its status: this one is ${status}`,
      });
  }
}
