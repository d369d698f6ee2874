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
  getDocumentsAndAssociations: 'bab9529a-4a10-40b3-a01f-f68a615d247a',
  findDocumentsByReferenceId: '12941a89-e02e-4be5-967c-ce4bfc8fe492',
  getSubmissionSets: '51224314-5390-4169-9b91-b1980040715a',
  getSubmissionSetAndContents: 'e8e3cb2c-e39c-46b9-99e4-c12f57260b83',
} as const;

/** A parameter of a stored query, its values already written; one without value is left out. */
export type QueryParameter = readonly [name: string, values: string | readonly string[] | undefined];

/** A single text: `'value'`, quotes doubled. */
export function single(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** ebRIM limits a `Value` to this length; a longer list goes on in the next one (ITI-18 joins them). */
const VALUE_LENGTH = 256;

/** A list, parentheses even around one value: `('a','b')`, in as many `Value`s as it needs. */
export function list(values: readonly string[]): readonly string[] {
  const lists: string[][] = [];
  let room = 0;
  for (const text of values.map(single)) {
    const current = lists.at(-1);
    if (current === undefined || text.length + 1 > room) {
      lists.push([text]);
      room = VALUE_LENGTH - text.length - 2;
    } else {
      current.push(text);
      room -= text.length + 1;
    }
  }
  return lists.map((texts) => `(${texts.join(',')})`);
}

/** A list, or no parameter when nothing is asked. */
export function optionalList(values: readonly string[] | undefined): readonly string[] | undefined {
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
      parameters.map(([name, values]) => slotElement(`$${name}`, ...[values ?? []].flat())),
    ),
  ]);
}
