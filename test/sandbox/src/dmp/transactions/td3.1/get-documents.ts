import type { ParsedElement } from '@dmpconnect/soap';
import type { CheckedCall } from '../../pipeline/call.js';
import { refuseRequest } from '../../pipeline/refusal.js';
import { STATUS } from '../../rim/constants.js';
import type { StoredDocument } from '../../state/documents.js';
import type { World } from '../../world.js';
import { only, read } from './found.js';
import type { ParameterRule } from './parameters.js';
import { visibleDocuments } from './visibility.js';

const GET_DOCUMENTS: Readonly<Record<string, ParameterRule>> = {
  XDSDocumentEntryEntryUUID: { form: 'list' },
  XDSDocumentEntryUniqueId: { form: 'list' },
  XDSDocumentEntryLogicalID: { form: 'list' },
};

/** The documents that a query names by one kind of identifier. @throws {Refusal} */
export function getDocuments(query: ParsedElement, call: CheckedCall, world: World): StoredDocument[] {
  const parameters = read(query, GET_DOCUMENTS, world);
  const [name, ...others] = parameters.keys();
  if (name === undefined) {
    throw refuseRequest(
      'XDSStoredQueryMissingParam',
      'EntryUUID, UniqueId or LogicalID of the documents is required.',
    );
  }
  if (others.length > 0) {
    throw refuseRequest(
      'XDSStoredQueryParamNumber',
      'Only one of EntryUUID, UniqueId and LogicalID may be given.',
    );
  }
  const wanted = only(parameters, name);
  const keyOf: Readonly<Record<string, (document: StoredDocument) => string>> = {
    XDSDocumentEntryEntryUUID: ({ id }) => id,
    XDSDocumentEntryUniqueId: ({ entry }) => entry.uniqueId,
    XDSDocumentEntryLogicalID: ({ logicalId }) => logicalId,
  };
  return visibleDocuments(call, world).filter(
    (document) => document.status !== STATUS.deleted && wanted.includes(keyOf[name]?.(document) ?? ''),
  );
}
