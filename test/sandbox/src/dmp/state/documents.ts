import { formatCx } from '../identifiers/cx.js';
import type { DocumentEntry } from '../metadata/document-entry.js';
import type { SubmissionSet } from '../metadata/submission-set.js';
import type { Status } from '../rim/constants.js';
import type { Association } from '../rim/objects.js';

/** A registered document in a few words, for the control API and the demo: no title, no patient traits. */
export interface StoredDocumentSummary {
  readonly entryUuid: string;
  readonly logicalId: string;
  readonly uniqueId: string;
  readonly version: number;
  /** Status URN (dmp-transactions 4.4). */
  readonly status: string;
  readonly typeCode: string;
  readonly classCode: string;
  readonly formatCode: string;
  readonly confidentialityCodes: readonly string[];
  /** CX of the DMP the document is in. */
  readonly patientId: string;
  /** SHA-1 of the bytes received, lower-case hexadecimal. */
  readonly hash: string;
  /** Length of the bytes received. */
  readonly size: number;
  readonly submissionSetUniqueId: string;
}

/** A document of the registry and its bytes. */
export interface StoredDocument {
  /** Current entryUUID, `urn:uuid:…`. */
  readonly id: string;
  /** Stable through changes of metadata; the first entryUUID. */
  readonly logicalId: string;
  readonly version: number;
  readonly status: Status;
  readonly entry: DocumentEntry;
  readonly bytes: Uint8Array;
  readonly hash: string;
  /** Matricule of the DMP the document is in: an old document may name an older patient identifier. */
  readonly dmp: string;
  /** Identifier of its submission set, `urn:uuid:…`. */
  readonly setId: string;
  /** Of a CDA document: its series, to refuse a version twice (dmp-transactions 5.6). */
  readonly series?: { readonly setId: string; readonly version: number };
}

/** A lot of the registry. */
export interface StoredSet {
  readonly id: string;
  readonly set: SubmissionSet;
  readonly dmp: string;
}

/** What one call writes; all of it or nothing (dmp-transactions 2.16). */
export interface RegistryChange {
  readonly sets?: readonly StoredSet[];
  /** New documents, and known ones whose fields change (same `id`). */
  readonly documents?: readonly StoredDocument[];
  readonly associations?: readonly Association[];
}

/** The registry and the repository of the simulator. */
export interface DocumentStore {
  byId(id: string): StoredDocument | undefined;
  byUniqueId(uniqueId: string): StoredDocument | undefined;
  /** Whether a document or a lot has this uniqueId. */
  knowsUniqueId(uniqueId: string): boolean;
  documentsOf(dmp: string): readonly StoredDocument[];
  set(id: string): StoredSet | undefined;
  setsOf(dmp: string): readonly StoredSet[];
  /** Associations that start from or lead to an object. */
  associationsOf(id: string): readonly Association[];
  apply(change: RegistryChange): void;
  summaries(): StoredDocumentSummary[];
  /** Everything, in the order in which it was registered. */
  all(): RegistryContent;
  /** Forgets everything, then holds this. */
  replaceAll(content: RegistryContent): void;
}

/** Everything a registry holds. */
export type RegistryContent = Required<RegistryChange>;

/** An empty registry in memory. */
export function createDocumentStore(): DocumentStore {
  let documents = new Map<string, StoredDocument>();
  let sets = new Map<string, StoredSet>();
  let associations: Association[] = [];
  const all = (): StoredDocument[] => [...documents.values()];
  return {
    byId: (id) => documents.get(id),
    // A later version of the same document has the same uniqueId: the last one registered is the current one.
    byUniqueId: (uniqueId) => all().findLast(({ entry }) => entry.uniqueId === uniqueId),
    knowsUniqueId: (uniqueId) =>
      all().some(({ entry }) => entry.uniqueId === uniqueId) ||
      [...sets.values()].some(({ set }) => set.uniqueId === uniqueId),
    documentsOf: (dmp) => all().filter((document) => document.dmp === dmp),
    set: (id) => sets.get(id),
    setsOf: (dmp) => [...sets.values()].filter((stored) => stored.dmp === dmp),
    associationsOf: (id) => associations.filter(({ source, target }) => source === id || target === id),
    apply: (change) => {
      for (const stored of change.sets ?? []) sets.set(stored.id, stored);
      for (const document of change.documents ?? []) documents.set(document.id, document);
      associations.push(...(change.associations ?? []));
    },
    all: () => ({ sets: [...sets.values()], documents: all(), associations: [...associations] }),
    replaceAll: (content) => {
      documents = new Map(content.documents.map((document) => [document.id, document]));
      sets = new Map(content.sets.map((stored) => [stored.id, stored]));
      associations = [...content.associations];
    },
    summaries: () =>
      all().map((document) => summarise(document, sets.get(document.setId)?.set.uniqueId ?? '')),
  };
}

function summarise(document: StoredDocument, submissionSetUniqueId: string): StoredDocumentSummary {
  const { id, logicalId, version, status, entry, hash, bytes } = document;
  return {
    entryUuid: id,
    logicalId,
    uniqueId: entry.uniqueId,
    version,
    status,
    typeCode: entry.typeCode.code,
    classCode: entry.classCode.code,
    formatCode: entry.formatCode.code,
    confidentialityCodes: entry.confidentialityCodes.map(({ code }) => code),
    patientId: formatCx(entry.patientId),
    hash,
    size: bytes.length,
    submissionSetUniqueId,
  };
}
