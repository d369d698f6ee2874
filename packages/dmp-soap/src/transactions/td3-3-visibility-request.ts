import { attribute, child, type ParsedElement, type XmlElement } from '@dmpconnect/soap';
import type { CodedValue } from '../codes/coded-value.js';
import { confidentialityOf, MASKING_CODES, type Masking } from '../documents/visibility.js';
import { DmpError } from '../errors.js';
import type { Emitter } from '../publication/emitter.js';
import { SUBMISSION_SET_ID } from '../publication/metadata.js';
import { associationElement, memberAssociation } from '../xds/association.js';
import { copyEntry } from '../xds/copy-entry.js';
import { RIM_URI } from '../xds/namespaces.js';
import { codes } from '../xds/read-registry-object.js';
import { ENTRY_SCHEMES } from '../xds/schemes.js';
import { buildChangeLot, type DocumentChange } from './td3-3-lot.js';

/** A change of who may see one document (dmp-transactions 2.19 b). */
export interface VisibilityChange extends DocumentChange {
  /** `ExtrinsicObject` of the current version, as TD3.1 has just returned it. */
  readonly entry: ParsedElement;
  /** Everybody it is to be hidden from; nobody when empty. */
  readonly masking: readonly Masking[];
}

/** Symbolic id of the copy of the entry. */
const COPY_ID = 'Document01';

const MASKS: ReadonlySet<string> = new Set(Object.values(MASKING_CODES));

/**
 * TD3.3a and TD3.3b: `SubmitObjectsRequest` with the whole entry and its new confidentiality codes.
 *
 * @throws {DmpError} `ANSWER_UNEXPECTED` when the entry has no version.
 */
export function buildVisibilityChange(change: VisibilityChange, emitter: Emitter): XmlElement {
  return buildChangeLot(change, emitter, [
    copyEntry(change.entry, COPY_ID, confidentialityAfter(change)),
    associationElement({
      ...memberAssociation('member1', SUBMISSION_SET_ID, COPY_ID),
      slots: { SubmissionSetStatus: 'Original', PreviousVersion: versionOf(change.entry) },
    }),
  ]);
}

/** `N` and whatever else is not a masking stay as they are. */
function confidentialityAfter({ entry, masking }: VisibilityChange): readonly CodedValue[] {
  const kept = codes(entry, ENTRY_SCHEMES.confidentialityCode).filter(({ code }) => !MASKS.has(code));
  const wanted = confidentialityOf(masking);
  const [normal, ...masks] = wanted;
  return kept.length > 0 || normal === undefined ? [...kept, ...masks] : wanted;
}

function versionOf(entry: ParsedElement): string {
  const info = child(entry, RIM_URI, 'VersionInfo');
  const version = info && attribute(info, 'versionName');
  if (version !== undefined) return version;
  throw new DmpError('ANSWER_UNEXPECTED', 'The document entry of the answer has no version.');
}
