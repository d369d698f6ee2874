import type { DmpCallOptions } from '../options/client-options.js';
import type { ClientContext } from './client-context.js';
import type { VisibilityChangeRequest } from './document-client.js';
import { contentTypeOf, sendUpdate } from './send-update.js';
import { findCurrentObject } from './td3-1b.js';
import { buildVisibilityChange } from './td3-3-visibility-request.js';

const TITLE = 'Modification de la visibilité de document';

/**
 * TD3.3a (professionals) and TD3.3b (patient, legal representatives): the entry is asked again first, since the DMP
 * wants the whole of its present version back (dmp-transactions 2.19 b).
 */
export async function updateVisibility(
  context: ClientContext,
  request: VisibilityChangeRequest,
  call: DmpCallOptions | undefined,
): Promise<void> {
  const { ins, masking } = request;
  const contentType = contentTypeOf(context, request.healthcareSetting);
  const { object } = await findCurrentObject(context, request, call);
  const now = context.options.clock.now();
  const body = buildVisibilityChange(
    { ins, entry: object, masking, contentType, title: TITLE, now },
    context.emitter,
  );
  await sendUpdate(context, ins, body, call);
}
