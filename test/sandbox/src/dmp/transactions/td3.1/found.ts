import type { ParsedElement, XmlElement } from '@dmpconnect/soap';
import type { CheckedCall } from '../../pipeline/call.js';
import type { Association } from '../../rim/objects.js';
import { writeAssociation, writeObject } from '../../rim/write.js';
import type { StoredDocument, StoredSet } from '../../state/documents.js';
import type { World } from '../../world.js';
import { describeDocument } from './describe-document.js';
import { type ParameterRule, type QueryParameters, readParameters } from './parameters.js';

/** What a stored query finds. */
export interface Found {
  readonly objects: readonly { readonly id: string; readonly write: () => XmlElement }[];
}

/** Several findings as one. */
export function together(...found: readonly Found[]): Found {
  return { objects: found.flatMap(({ objects }) => objects) };
}

/** Documents found. */
export function foundDocuments(documents: readonly StoredDocument[], world: World): Found {
  return {
    objects: documents.map((document) => ({
      id: document.id,
      write: () => writeObject(describeDocument(document), newId(world)),
    })),
  };
}

/** Associations found. */
export function foundAssociations(associations: readonly Association[]): Found {
  return {
    objects: associations.map((association) => ({
      id: association.id,
      write: () => writeAssociation(association),
    })),
  };
}

/** The associations that start from or lead to objects, each once. */
export function associationsOf(ids: readonly string[], world: World): Association[] {
  return [...new Set(ids.flatMap((id) => world.documents.associationsOf(id)))];
}

/** Submission sets found. */
export function foundSets(sets: readonly StoredSet[], world: World): Found {
  return {
    objects: sets.map(({ id, set }) => ({
      id,
      write: () => writeObject({ ...set.object, id }, newId(world)),
    })),
  };
}

/** dmp-transactions 2: a call sees the DMP of its VIHF and no other. */
export function isOfPatient(id: string, { patient }: CheckedCall, { documents }: World): boolean {
  const dmp = documents.byId(id)?.dmp ?? documents.set(id)?.dmp;
  return dmp !== undefined && dmp === patient?.ins;
}

/** Reads the parameters of a query, strictly or not. @throws {Refusal} */
export function read(
  query: ParsedElement,
  rules: Readonly<Record<string, ParameterRule>>,
  world: World,
): QueryParameters {
  return readParameters(query, rules, world.mode !== 'strict');
}

/** The values of a parameter that stands once; empty when it is absent. */
export function only(parameters: QueryParameters, name: string): readonly string[] {
  return parameters.get(name)?.[0] ?? [];
}

function newId(world: World): () => string {
  return () => `urn:uuid:${world.uuid()}`;
}
