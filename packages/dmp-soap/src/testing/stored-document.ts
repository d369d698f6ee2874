import { readBytes } from '@dmpconnect/soap';
import { buildCda } from '../cda/build-cda.js';
import { type EmitterOptions, resolveEmitter } from '../publication/emitter.js';
import { resolveSubmission } from '../publication/resolve-submission.js';
import type { Reply } from './dmp-server.js';
import { documentOf, requestOf } from './fixtures.js';
import { documentResponse, registryResponse, retrieveAnswer, SUCCESS } from './registry-answers.js';

/** A document as the repository keeps it. */
export interface Stored {
  readonly bytes: Uint8Array;
  readonly uniqueId: string;
}

export function buildStored(
  options: EmitterOptions,
): Stored & { readonly content: Uint8Array; readonly setId: string } {
  const emitter = resolveEmitter(options);
  const request = requestOf(documentOf('pdf'));
  const submission = resolveSubmission(request, { emitter, now: new Date() });
  const [document] = submission.documents;
  if (document === undefined) throw new Error('the submission lost its document');
  const bytes = readBytes(buildCda(document, submission).bytes);
  return { bytes, uniqueId: document.uniqueId, content: document.content, setId: document.setId.root };
}

/** As the repository sends it: in a part whose name is percent-encoded in the reference. */
export function stored({ bytes, uniqueId }: Stored): Reply {
  const contentId = 'b857abb7-2@urn:ihe:iti:xds-b:2007';
  const include = `<xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:b857abb7-2@urn%3Aihe%3Aiti%3Axds-b%3A2007"/>`;
  return {
    body: retrieveAnswer(registryResponse(SUCCESS), documentResponse(uniqueId, include)),
    attachments: [{ contentId, contentType: 'text/xml', bytes }],
  };
}
