import { child, children, type ParsedElement, textOf, type XmlElement, xopInclude } from '@dmpconnect/soap';
import { OID } from '../../identifiers/oid.js';
import type { CheckedCall } from '../../pipeline/call.js';
import { refuseRequest } from '../../pipeline/refusal.js';
import { actorOf } from '../../rights/actor.js';
import { rightOf } from '../../rights/matrix.js';
import { type RegistryError, writeRetrieveResponse } from '../../rim/answer.js';
import { XDS } from '../../rim/namespaces.js';
import type { StoredDocument } from '../../state/documents.js';
import type { World } from '../../world.js';
import { isVisible } from '../td3.1/visibility.js';
import type { Transaction } from '../transaction.js';

/** TD3.2, reading documents (dmp-transactions 2.18, 9.5). */
export const retrieve: Transaction = {
  id: 'TD3.2',
  kind: 'act',
  service: 'repository',
  action: 'urn:ihe:iti:2007:RetrieveDocumentSet',
  root: { uri: XDS.uri, name: 'RetrieveDocumentSetRequest' },
  responseAction: 'urn:ihe:iti:2007:RetrieveDocumentSetResponse',
  rights: () => 'TD3.2',
  targetsPatient: true,
  patientsNamed: () => [],
  dmp: 'active',
  needsAuthorisation: () => true,
  refusal: (code, text) => ({
    body: writeRetrieveResponse('Failure', [], [{ code, text }]),
    status: 'Failure',
    code,
  }),
  handle: async (call, world, recorder) => {
    const requests = await recorder.check('documents asked', () => readRequests(call.content));
    const outcomes = requests.map((request) => find(request, call, world));
    const found = outcomes.flatMap((outcome) => ('document' in outcome ? [outcome.document] : []));
    const errors = outcomes.flatMap((outcome) => ('error' in outcome ? [outcome.error] : []));
    const [firstError] = errors;
    const status = firstError === undefined ? 'Success' : found.length === 0 ? 'Failure' : 'PartialSuccess';
    const attachments = found.map((document) => ({
      document,
      contentId: `${world.uuid()}@urn:ihe:iti:xds-b:2007`,
    }));
    return {
      body: writeRetrieveResponse(
        status,
        attachments.map(({ document, contentId }) => writeDocument(document, contentId)),
        errors,
      ),
      attachments: attachments.map(({ document, contentId }) => ({
        contentId,
        contentType: document.entry.mimeType,
        bytes: document.bytes,
      })),
      status,
      documents: found.map(({ entry }) => entry.uniqueId),
      ...(firstError === undefined ? {} : { code: firstError.code }),
    };
  },
};

interface DocumentRequest {
  readonly repository: string;
  readonly uniqueId: string;
}

function readRequests(content: ParsedElement): readonly DocumentRequest[] {
  const requests = children(content, XDS.uri, 'DocumentRequest').map((request) => ({
    repository: childText(request, 'RepositoryUniqueId'),
    uniqueId: childText(request, 'DocumentUniqueId'),
  }));
  if (requests.length === 0)
    throw refuseRequest('XDSDocumentUniqueIdError', 'The message asks for no document.');
  return requests;
}

function childText(parent: ParsedElement, name: string): string {
  const element = child(parent, XDS.uri, name);
  return element === undefined ? '' : textOf(element);
}

type Outcome = { readonly document: StoredDocument } | { readonly error: RegistryError };

function find({ repository, uniqueId }: DocumentRequest, call: CheckedCall, world: World): Outcome {
  if (repository !== OID.dmpRepository) {
    return {
      error: { code: 'XDSUnknownRepositoryId', text: `Repository ${repository} is not the one of the DMP.` },
    };
  }
  const document = world.documents.byUniqueId(uniqueId);
  const readable =
    document !== undefined && document.dmp === call.patient?.ins && mayRead(document, call, world);
  // A document that may not be read answers as one that does not exist: nothing leaks (dmp-transactions 9.5).
  return readable
    ? { document }
    : { error: { code: 'XDSDocumentUniqueIdError', text: `No document ${uniqueId} in the DMP.` } };
}

function mayRead(document: StoredDocument, call: CheckedCall, world: World): boolean {
  const actor = actorOf(call.vihf, call.professional, call.patient);
  const allowed = world.mode === 'permissive' || rightOf('TD3.2', actor, call.vihf.purpose) !== 'no';
  return allowed && isVisible(document, call, world);
}

function writeDocument({ entry }: StoredDocument, contentId: string): XmlElement {
  return XDS.element('DocumentResponse', {}, [
    XDS.element('RepositoryUniqueId', {}, [OID.dmpRepository]),
    XDS.element('DocumentUniqueId', {}, [entry.uniqueId]),
    XDS.element('mimeType', {}, [entry.mimeType]),
    XDS.element('Document', {}, [xopInclude(contentId)]),
  ]);
}
