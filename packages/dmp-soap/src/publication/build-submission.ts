import { randomUUID } from 'node:crypto';
import { type MtomAttachment, readBytes, type Signer, type XmlElement, xopInclude } from '@dmpconnect/soap';
import type { SubmissionRequest, SubmissionResult } from '../documents/submission.js';
import { newOid } from '../identifiers/oid.js';
import { DEFAULT_PROTOCOL } from '../options/protocol.js';
import { SIGNATURE_ID, signatureEntryOf } from '../signature/entry.js';
import { signSubmissionSet } from '../signature/sign-submission-set.js';
import { type Association, associationElement, memberAssociation } from '../xds/association.js';
import { type DocumentEntry, documentEntryElement } from '../xds/document-entry.js';
import { LCM, RIM, XDSB } from '../xds/namespaces.js';
import { type SubmissionSet, submissionSetElement } from '../xds/submission-set.js';
import type { Emitter } from './emitter.js';
import { SUBMISSION_SET_ID, submissionSetOf } from './metadata.js';
import { prepareDocuments } from './prepare-documents.js';
import type { PreparedDocument } from './prepared.js';
import { resolveSubmission } from './resolve-submission.js';
import type { ReplacedDocument } from './resolved.js';

export interface BuildSubmissionOptions {
  readonly emitter: Emitter;
  /** Signature key of the card. */
  readonly signer: Signer;
  readonly now: Date;
  /** Default: the protocol's. */
  readonly algorithm?: 'RSA-SHA1' | 'RSA-SHA256';
  readonly replaced?: ReadonlyMap<string, ReplacedDocument>;
}

/** A submission ready to be sent: put `body` in an envelope and send `attachments` beside it as MTOM. */
export interface BuiltSubmission {
  /** `ProvideAndRegisterDocumentSetRequest`. */
  readonly body: XmlElement;
  /** The clinical documents, then the signature. */
  readonly attachments: readonly MtomAttachment[];
  /** The clinical documents, in the order of the request; each reading puts them together. */
  readonly cdaDocuments: readonly Uint8Array[];
  /** The signature document. */
  readonly signatureXml: string;
  readonly submissionSet: SubmissionSet;
  /** Entries of the documents, then the one of the signature. */
  readonly entries: readonly DocumentEntry[];
  readonly associations: readonly Association[];
  readonly result: SubmissionResult;
}

/**
 * Builds a publication: clinical documents, metadata, signature (TD2.1, dmp-transactions 2.16).
 *
 * @throws {DmpError} The codes of local validation, and whatever the signer throws.
 */
export async function buildSubmission(
  request: SubmissionRequest,
  options: BuildSubmissionOptions,
): Promise<BuiltSubmission> {
  const submission = resolveSubmission(request, options);
  const documents = prepareDocuments(request, submission, options);
  const [firstEntry] = documents.map(({ entry }) => entry);
  const signatureXml = await signSubmissionSet({
    submissionSetId: submission.uniqueId,
    documents: documents.map(({ entry: { uniqueId }, canonical }) => ({ uniqueId, canonical })),
    signer: options.signer,
    algorithm: options.algorithm ?? DEFAULT_PROTOCOL.submissionSetSignatureAlgorithm,
    now: submission.now,
    timeZone: submission.timeZone,
  });
  const submissionSet = submissionSetOf(submission);
  const entries = [
    ...documents.map(({ entry }) => entry),
    signatureEntryOf(submission, newOid(), {
      healthcareFacilityTypeCode: firstEntry?.healthcareFacilityTypeCode ?? submission.facilityType,
      practiceSettingCode: firstEntry?.practiceSettingCode ?? submission.practiceSetting,
    }),
  ];
  const associations = associationsOf(documents);
  const contents = [...documents.map(({ bytes }) => bytes), Buffer.from(signatureXml)];
  const attachments = entries.flatMap(({ id, mimeType }, index) => {
    const bytes = contents[index];
    return bytes === undefined
      ? []
      : [{ contentId: `${id}-${randomUUID()}@dmpconnect`, contentType: mimeType, bytes }];
  });
  return {
    body: requestElement(submissionSet, entries, associations, attachments),
    attachments,
    get cdaDocuments() {
      return documents.map(({ bytes }) => readBytes(bytes));
    },
    signatureXml,
    submissionSet,
    entries,
    associations,
    result: {
      uniqueIds: documents.map(({ entry: { uniqueId } }) => uniqueId),
      submissionSetId: submission.uniqueId,
      versions: documents.map(({ version }) => version),
      completions: documents.map(({ completions }) => completions),
    },
  };
}

function associationsOf(documents: readonly PreparedDocument[]): readonly Association[] {
  const members = [...documents.map(({ entry: { id } }) => id), SIGNATURE_ID];
  const slots = { SubmissionSetStatus: 'Original' };
  const replacements = documents.flatMap(({ entry: { id }, replaced }, index) =>
    replaced === undefined
      ? []
      : [
          {
            id: `replaces${index + 1}`,
            type: 'replaces' as const,
            source: id,
            target: replaced.entryUuid,
            slots: {},
          },
        ],
  );
  return [
    ...members.map((id, index) => memberAssociation(`member${index + 1}`, SUBMISSION_SET_ID, id)),
    { id: 'signs1', type: 'signs', source: SIGNATURE_ID, target: SUBMISSION_SET_ID, slots },
    ...replacements,
  ];
}

function requestElement(
  submissionSet: SubmissionSet,
  entries: readonly DocumentEntry[],
  associations: readonly Association[],
  attachments: readonly MtomAttachment[],
): XmlElement {
  return XDSB.element('ProvideAndRegisterDocumentSetRequest', {}, [
    LCM.element('SubmitObjectsRequest', {}, [
      RIM.element('RegistryObjectList', {}, [
        submissionSetElement(submissionSet),
        entries.map(documentEntryElement),
        associations.map(associationElement),
      ]),
    ]),
    // Document/@id is the id of its entry, exactly (dmp-transactions 2.16).
    attachments.map(({ contentId }, index) =>
      XDSB.element('Document', { id: entries[index]?.id }, [xopInclude(contentId)]),
    ),
  ]);
}
