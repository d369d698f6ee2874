import type { SubmissionRequest } from '../documents/submission.js';
import { checkEntry, checkWritten, refuseTwins } from './check-documents.js';
import type { Emitter } from './emitter.js';
import { type PreparedDocument, prepareDocument } from './prepared.js';
import { isStructured, replacementOf } from './resolve-submission.js';
import type { ReplacedDocument, ResolvedSubmission } from './resolved.js';
import { prepareStructured } from './structured/prepare-structured.js';
import { replacementBy } from './structured/replaced-by.js';

/** Who publishes, and what is known of the documents that are replaced. */
export interface PreparationContext {
  readonly emitter: Emitter;
  readonly replaced?: ReadonlyMap<string, ReplacedDocument>;
}

/** Every document of a request, written and checked, in its order. @throws {DmpError} The codes of local validation. */
export function prepareDocuments(
  request: SubmissionRequest,
  submission: ResolvedSubmission,
  { emitter, replaced }: PreparationContext,
): readonly PreparedDocument[] {
  const { valueSets } = emitter;
  const written = submission.documents.map((document) => {
    if (request.forceValidation === true) checkWritten(document, submission, valueSets);
    return prepareDocument(document, submission);
  });
  const structured = request.documents.flatMap((document, position) =>
    isStructured(document)
      ? [
          prepareStructured(document, {
            position,
            submission,
            emitter,
            replaced: replacementOf(replacementBy(document)?.uniqueId, replaced, position),
          }),
        ]
      : [],
  );
  const documents = [...written, ...structured].sort((a, b) => a.position - b.position);
  for (const document of documents) checkEntry(document, valueSets);
  refuseTwins(documents);
  return documents;
}
