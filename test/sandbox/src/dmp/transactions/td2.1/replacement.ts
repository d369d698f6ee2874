import type { Verdict } from '../../pipeline/recorder.js';
import { actorOf } from '../../rights/actor.js';
import { isOfStructure, isOwnDocument } from '../../rights/documents.js';
import { STATUS } from '../../rim/constants.js';
import type { StoredDocument } from '../../state/documents.js';
import { replacementsOf } from './associations.js';
import { type CdaOfLot, replacedBy, seriesOf } from './content.js';
import type { LotContext, Problem } from './rules.js';

/**
 * dmp-transactions 5.6, 4.5, 9.5: an XDS replacement and a CDA one go together; the document replaced is active, of
 * the same patient and of the caller; the version goes up in the same series.
 */
export function replacementProblem(
  context: LotContext,
  documents: readonly CdaOfLot[],
  verdict: Verdict,
): Problem | undefined {
  const replacements = replacementsOf(context.lot);
  if (replacements.length === 0 && documents.every(({ cda }) => replacedBy(cda) === undefined)) {
    verdict.skip('nothing is replaced');
  }
  for (const document of documents) {
    const association = replacements.find(({ source }) => source === document.entry.object.id);
    const replaced = replacedBy(document.cda);
    if (association === undefined) {
      if (replaced !== undefined)
        return wrong(document, 'relatedDocument RPLC goes with an association RPLC');
      const known = knownVersion(document, context);
      if (known) return wrong(document, 'setId and versionNumber are already in the DMP');
      continue;
    }
    const target = context.world.documents.byId(association.target);
    const problem = targetProblem(document, target, context);
    if (problem !== undefined) return problem;
    if (replaced !== target?.entry.uniqueId)
      return wrong(document, 'relatedDocument names another document than RPLC');
  }
  return undefined;
}

function targetProblem(
  document: CdaOfLot,
  target: StoredDocument | undefined,
  context: LotContext,
): Problem | undefined {
  const { call, world } = context;
  // A uniqueId instead of the entryUUID ends here too (dmp-transactions 10, row 10).
  if (target === undefined || target.status === STATUS.deleted) {
    return wrong(document, 'the target of RPLC is no entryUUID of a document of the DMP');
  }
  if (target.dmp !== call.patient?.ins) {
    return { code: 'XDSPatientIdDoesNotMatch', text: 'The document to replace is in another DMP.' };
  }
  if (target.status !== STATUS.approved) {
    return { code: 'XDSRegistryDeprecatedDocumentError', text: 'The document to replace is not active.' };
  }
  const actor = actorOf(call.vihf, call.professional, call.patient);
  const allowed =
    actor === 'ES'
      ? isOfStructure(target, call.vihf)
      : isOwnDocument(target, call.vihf) || isOfStructure(target, call.vihf);
  if (!allowed && world.mode !== 'permissive')
    return wrong(document, 'the document to replace is of another author and structure');
  if (target.series === undefined) return undefined;
  const { setId, version } = seriesOf(document.cda);
  if (setId !== target.series.setId) return wrong(document, 'setId is not the one of the document replaced');
  return version > target.series.version
    ? undefined
    : wrong(document, 'versionNumber is not greater than the one replaced');
}

/** dmp-transactions 5.6: a consumer rejects a setId and versionNumber that exist. */
function knownVersion({ cda }: CdaOfLot, { world, call }: LotContext): boolean {
  const { setId, version } = seriesOf(cda);
  return world.documents
    .documentsOf(call.patient?.ins ?? '')
    .some(({ series }) => series?.setId === setId && series.version === version);
}

function wrong({ entry }: CdaOfLot, reason: string): Problem {
  return { code: 'XDSRegistryMetadataError', text: `Replacement by ${entry.object.id}: ${reason}.` };
}
