import type { XmlElement } from '@dmpconnect/soap';
import { QUERY, RIM } from './namespaces.js';
import { slotElement } from './registry-object.js';
import { uuidUrn } from './schemes.js';

/** Stored queries (dmp-transactions 2.17). */
export const STORED_QUERIES = {
  findDocuments: '14d4debf-8f97-4251-9a74-a90016b0af0d',
  findSubmissionSets: 'f26abbcb-ac74-4422-8a30-edb644bbc1a9',
  getAssociations: 'a7ae438b-4bc2-4642-93e9-be891f7bb155',
  getDocuments: '5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4',
} as const;

/** A parameter of a stored query, already written. */
export type QueryParameter = readonly [name: string, value: string | undefined];

/** A single text: `'value'`, quotes doubled. */
export function single(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A list, parentheses even around one value: `('a','b')`. */
export function list(values: readonly string[]): string {
  return `(${values.map(single).join(',')})`;
}

/** A list, or no parameter when nothing is asked. */
export function optionalList(values: readonly string[] | undefined): string | undefined {
  return values === undefined || values.length === 0 ? undefined : list(values);
}

/** A coded value of a list: `code^^codingScheme`. */
export function coded({ code, system }: { readonly code: string; readonly system: string }): string {
  return `${code}^^${system}`;
}

/** `AdhocQueryRequest` (dmp-transactions 2.17). Parameters without value are left out. */
export function adhocQueryElement(
  query: keyof typeof STORED_QUERIES,
  returnType: 'LeafClass' | 'ObjectRef',
  parameters: readonly QueryParameter[],
): XmlElement {
  return QUERY.element('AdhocQueryRequest', {}, [
    QUERY.element('ResponseOption', { returnComposedObjects: 'true', returnType }),
    RIM.element(
      'AdhocQuery',
      { id: uuidUrn(STORED_QUERIES[query]) },
      parameters.map(([name, value]) => slotElement(`$${name}`, value)),
    ),
  ]);
}
