import type { DocumentStatus } from '../documents/found-document.js';
import { DmpServiceError } from '../errors.js';
import type { DmpCallOptions } from '../options/client-options.js';
import type { StatusChangeRequest } from './client.js';
import type { ClientContext } from './client-context.js';
import { contentTypeOf, sendUpdate } from './send-update.js';
import { findCurrentEntry, findEntryUuid } from './td3-1b.js';
import { buildStatusChange } from './td3-3-request.js';

/** What a status change becomes: one line for each transaction of the family (dmp-transactions 2.19 a). */
export interface StatusTransition {
  /** Status that is tried when the caller does not tell it. */
  readonly from: DocumentStatus;
  readonly to: DocumentStatus;
  /** Title of its submission set. */
  readonly title: string;
}

/** TD3.3c. */
export const DELETION: StatusTransition = {
  from: 'approved',
  to: 'deleted',
  title: 'Suppression de document',
};
/** TD3.3d. */
export const ARCHIVING: StatusTransition = {
  from: 'approved',
  to: 'archived',
  title: 'Archivage de document',
};
/** TD3.3d, the other way. */
export const UNARCHIVING: StatusTransition = {
  from: 'archived',
  to: 'approved',
  title: 'Désarchivage de document',
};

/**
 * Changes the status of a document (TD3.3c, TD3.3d). The reference alone does not tell the status: the usual one is
 * taken unless the caller knows better, and when the DMP refuses, the metadata are asked once for the real one.
 */
export async function changeStatus(
  context: ClientContext,
  request: StatusChangeRequest,
  transition: StatusTransition,
  call: DmpCallOptions | undefined,
): Promise<void> {
  const contentType = contentTypeOf(context, request.healthcareSetting);
  const { ins } = request;
  const { to, title } = transition;
  const change = async (entryUuid: string, from: DocumentStatus) => {
    const now = context.options.clock.now();
    const body = buildStatusChange({ ins, entryUuid, from, to, contentType, title, now }, context.emitter);
    await sendUpdate(context, ins, body, call);
  };
  const tried = request.status ?? transition.from;
  const entryUuid = await findEntryUuid(context, request, call);
  try {
    await change(entryUuid, tried);
  } catch (refusal) {
    if (request.status !== undefined || !(refusal instanceof DmpServiceError)) throw refusal;
    const current = await findCurrentEntry(context, request, call).catch(() => undefined);
    // Nothing was learnt: the refusal had another reason, and the user must see that one.
    if (current === undefined || isSettled(current.status, tried, to)) throw refusal;
    await change(current.entryUuid, current.status);
  }
}

/** Trying again would ask the same thing, or what is so already. */
function isSettled(status: DocumentStatus, tried: DocumentStatus, wanted: DocumentStatus): boolean {
  return status === tried || status === wanted;
}
