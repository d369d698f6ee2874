import { attribute, child, children, type ParsedElement } from '@dmpconnect/soap';
import type { FoundDocument } from '../documents/found-document.js';
import type { FoundSubmissionSet } from '../documents/found-submission-set.js';
import { DmpError } from '../errors.js';
import { ASSOCIATION_TYPES } from '../xds/association.js';
import { QUERY_URI, RIM_URI } from '../xds/namespaces.js';
import { readDocumentEntry } from '../xds/read-document-entry.js';
import { authors, codes, identifierValue, localizedText, slotValue } from '../xds/read-registry-object.js';
import { checkRegistryResponse } from '../xds/read-response.js';
import { SUBMISSION_SET_IDENTIFIERS, SUBMISSION_SET_SCHEMES } from '../xds/schemes.js';
import { statusOfUrn } from '../xds/status.js';

/** Document entries of an answer. @throws {DmpServiceError} `XDS_REFUSED`, `XDS_PARTIAL`. @throws {DmpError} `ANSWER_UNEXPECTED`. */
export function readDocuments(answer: ParsedElement): readonly FoundDocument[] {
  return documentObjects(answer).map(readDocumentEntry);
}

/** Document entries of an answer, not read. @throws As {@link readDocuments}. */
export function documentObjects(answer: ParsedElement): readonly ParsedElement[] {
  return objects(answer, 'ExtrinsicObject');
}

/** entryUUIDs of an answer of type ObjectRef. @throws As {@link readDocuments}. */
export function readObjectRefs(answer: ParsedElement): readonly string[] {
  return objects(answer, 'ObjectRef').map((reference) => idOf(reference));
}

/** Submission sets of an answer. @throws As {@link readDocuments}. */
export function readSubmissionSets(answer: ParsedElement): readonly FoundSubmissionSet[] {
  return objects(answer, 'RegistryPackage').map((set) => ({
    id: idOf(set),
    uniqueId: identifierValue(set, SUBMISSION_SET_IDENTIFIERS.uniqueId),
    sourceId: identifierValue(set, SUBMISSION_SET_IDENTIFIERS.sourceId),
    patientId: identifierValue(set, SUBMISSION_SET_IDENTIFIERS.patientId),
    submissionTime: slotValue(set, 'submissionTime'),
    title: localizedText(set, 'Name') ?? '',
    description: localizedText(set, 'Description') ?? '',
    contentType: codes(set, SUBMISSION_SET_SCHEMES.contentTypeCode)[0],
    authors: authors(set, SUBMISSION_SET_SCHEMES.author),
    status: statusOfUrn(attribute(set, 'status') ?? ''),
  }));
}

/** An association of an answer, of a kind that tells something of a document. */
export interface FoundAssociation {
  readonly kind: 'member' | 'replacement';
  readonly source: string;
  readonly target: string;
  /** The set was the first one to hold the document. */
  readonly original: boolean;
}

/** Types that make a document the next version of another one (dmp-transactions 4.5). */
const REPLACEMENTS: readonly string[] = [
  ASSOCIATION_TYPES.replaces,
  'urn:ihe:iti:2007:AssociationType:XFRM_RPLC',
];

/** Associations of an answer; kinds that are not used are left out. @throws As {@link readDocuments}. */
export function readAssociations(answer: ParsedElement): readonly FoundAssociation[] {
  return objects(answer, 'Association').flatMap((association) => {
    const type = attribute(association, 'associationType') ?? '';
    const kind =
      type === ASSOCIATION_TYPES.hasMember
        ? 'member'
        : REPLACEMENTS.includes(type)
          ? 'replacement'
          : undefined;
    if (kind === undefined) return [];
    return [
      {
        kind,
        source: attribute(association, 'sourceObject') ?? '',
        target: attribute(association, 'targetObject') ?? '',
        original: slotValue(association, 'SubmissionSetStatus') !== 'Reference',
      },
    ];
  });
}

function objects(answer: ParsedElement, name: string): readonly ParsedElement[] {
  if (answer.localName !== 'AdhocQueryResponse' || answer.namespaceURI !== QUERY_URI) {
    throw new DmpError('ANSWER_UNEXPECTED', 'The answer to TD3.1 is not an AdhocQueryResponse.');
  }
  checkRegistryResponse(answer, 'TD3.1');
  const list = child(answer, RIM_URI, 'RegistryObjectList');
  return list === undefined ? [] : children(list, RIM_URI, name);
}

function idOf(object: ParsedElement): string {
  const id = attribute(object, 'id');
  if (id === undefined)
    throw new DmpError('ANSWER_UNEXPECTED', 'An object of the answer to TD3.1 has no id.');
  return id;
}
