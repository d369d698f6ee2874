import { requireCode } from '../codes/require-code.js';
import type { DocumentStatus } from '../documents/found-document.js';
import { DmpError, DmpServiceError } from '../errors.js';
import type { DmpCallOptions } from '../options/client-options.js';
import { RS_URI } from '../xds/namespaces.js';
import { checkRegistryResponse } from '../xds/read-response.js';
import type { StatusChangeRequest } from './client.js';
import type { ClientContext } from './client-context.js';
import { findCurrentEntry, findEntryUuid } from './td3-1b.js';
import { buildStatusChange } from './td3-3-request.js';

/** What a status change becomes: one line for each transaction of the family (dmp-transactions 2.19 a). */
export interface StatusTransition {
  readonly to: DocumentStatus;
  /** Title of its submission set. */
  readonly title: string;
}

/** TD3.3c. */
export const DELETION: StatusTransition = { to: 'deleted', title: 'Suppression de document' };

/**
 * Changes the status of a document (TD3.3c, TD3.3d). The reference alone does not tell the status: `approved` is taken
 * unless the caller knows better, and when the DMP refuses, the metadata are asked once for the real one.
 */
export async function changeStatus(
  context: ClientContext,
  request: StatusChangeRequest,
  transition: StatusTransition,
  call: DmpCallOptions | undefined,
): Promise<void> {
  const entryUuid = await findEntryUuid(context, request, call);
  const change = (uuid: string, from: DocumentStatus) =>
    sendChange(context, request, { uuid, from }, transition, call);
  try {
    await change(entryUuid, request.status ?? 'approved');
  } catch (refusal) {
    if (request.status !== undefined || !(refusal instanceof DmpServiceError)) throw refusal;
    const current = await findCurrentEntry(context, request, call).catch(() => undefined);
    // Nothing was learnt: the refusal had another reason, and the user must see that one.
    if (current === undefined || current.status === 'approved') throw refusal;
    await change(current.entryUuid, current.status);
  }
}

async function sendChange(
  { options, emitter, valueSets, send }: ClientContext,
  request: StatusChangeRequest,
  { uuid, from }: { readonly uuid: string; readonly from: DocumentStatus },
  transition: StatusTransition,
  call: DmpCallOptions | undefined,
): Promise<void> {
  const { ins, healthcareSetting } = request;
  const contentType =
    healthcareSetting === undefined
      ? emitter.sector
      : requireCode(valueSets.facilityTypes, healthcareSetting, 'healthcareSetting');
  const now = options.clock.now();
  const body = buildStatusChange({ ins, entryUuid: uuid, from, contentType, now, ...transition }, emitter);
  await send({ message: 'TD3.3', ins, body, options: call }, ({ content }) => {
    if (content.localName !== 'RegistryResponse' || content.namespaceURI !== RS_URI) {
      throw new DmpError('ANSWER_UNEXPECTED', 'The answer to TD3.3 is not a RegistryResponse.');
    }
    checkRegistryResponse(content, 'TD3.3');
  });
}
