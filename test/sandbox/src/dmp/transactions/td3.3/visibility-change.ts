import { attribute, descendants, type ParsedElement } from '@dmpconnect/soap';
import { type DocumentEntry, readDocumentEntry } from '../../metadata/document-entry.js';
import type { SubmissionSet } from '../../metadata/submission-set.js';
import { refuseRequest } from '../../pipeline/refusal.js';
import { ASSOCIATION, SCHEME } from '../../rim/constants.js';
import { RIM } from '../../rim/namespaces.js';
import type { Association } from '../../rim/objects.js';
import type { StoredDocument } from '../../state/documents.js';
import type { World } from '../../world.js';
import { MASK } from '../masks.js';
import { readUpdate } from './lot.js';

/** A change of visibility, as TD3.3a and TD3.3b ask for it (dmp-transactions 2.19 b). */
export interface VisibilityChange {
  readonly set: SubmissionSet;
  readonly association: Association;
  /** The copy of the entry, with its confidentiality codes changed. */
  readonly entry: DocumentEntry;
  readonly logicalId: string;
  readonly previousVersion: string;
}

/** Reads a change of visibility. @throws {Refusal} */
export function readVisibilityChange(content: ParsedElement, lenient: boolean): VisibilityChange {
  const { set, documents, associations } = readUpdate(content, lenient);
  const [object, ...otherDocuments] = documents;
  const [association, ...otherAssociations] = associations;
  if (
    object === undefined ||
    otherDocuments.length > 0 ||
    association === undefined ||
    otherAssociations.length > 0
  ) {
    throw refuseRequest(
      'XDSMetadataUpdateOperationError',
      'A change of visibility is one document entry and one association.',
    );
  }
  if (association.type !== ASSOCIATION.hasMember) {
    throw refuseRequest('XDSMetadataUpdateOperationError', 'The association is not HasMember.');
  }
  if (association.source !== set.object.id || association.target !== object.id) {
    throw refuseRequest(
      'XDSRegistryMetadataError',
      'HasMember does not lead from the submission set to the document entry.',
    );
  }
  if (association.slots.get('SubmissionSetStatus')?.join() !== 'Original') {
    throw refuseRequest('XDSRegistryMetadataError', 'HasMember needs SubmissionSetStatus Original.');
  }
  return {
    set,
    association,
    entry: readDocumentEntry(object, lenient),
    logicalId: object.attributes.get('lid') ?? '',
    previousVersion: association.slots.get('PreviousVersion')?.join() ?? '',
  };
}

/** The current version of a document: the last one of its logical identifier. */
export function currentVersion(logicalId: string, { documents }: World): StoredDocument | undefined {
  return documents
    .all()
    .documents.filter((document) => document.logicalId === logicalId)
    .reduce<StoredDocument | undefined>(
      (last, each) => (last === undefined || each.version > last.version ? each : last),
      undefined,
    );
}

/** What becomes of a document's visibility: the row of the rights matrix it needs (dmp-transactions 2.19, 3.9). */
export type VisibilityAction = 'TD3.3a mask' | 'TD3.3a unmask' | 'TD3.3b';

/** Compares the masks of a document before and after. */
export function actionBetween(before: readonly string[], after: readonly string[]): VisibilityAction {
  const masked = before.includes(MASK.professionals);
  const toMask = after.includes(MASK.professionals);
  if (masked === toMask) return 'TD3.3b';
  return toMask ? 'TD3.3a mask' : 'TD3.3a unmask';
}

/** The action a message asks for, before it is read in full: what is malformed is told later, by its own check. */
export function actionAsked(content: ParsedElement, world: World): VisibilityAction {
  const [entry] = descendants(content, RIM.uri, 'ExtrinsicObject');
  if (entry === undefined) return 'TD3.3b';
  const after = descendants(entry, RIM.uri, 'Classification')
    .filter((each) => attribute(each, 'classificationScheme') === CONFIDENTIALITY)
    .map((each) => attribute(each, 'nodeRepresentation') ?? '');
  const current = currentVersion(attribute(entry, 'lid') ?? '', world);
  const before = current?.entry.confidentialityCodes.map(({ code }) => code) ?? [];
  return actionBetween(before, after);
}

const CONFIDENTIALITY = `urn:uuid:${SCHEME.confidentialityCode}`;
