import type { ValueSets } from '../../codes/value-sets.js';
import type { DocumentMetadata, MetadataCode } from '../../documents/document-metadata.js';

/** Metadata to check; hash and size are checked when they are given, since the DMP computes them (2.16). */
export type CheckedMetadata = Omit<DocumentMetadata, 'hash' | 'size'> &
  Partial<Pick<DocumentMetadata, 'hash' | 'size'>>;

/** What a rule may look at beside the metadata. */
export interface MetadataContext {
  readonly valueSets: ValueSets;
}

/** A rule of the registry about one metadata (dmp-transactions 4.2 to 4.10). */
export interface MetadataRule {
  /** Name of the metadata, then what is asked of it: `typeCode.value-set`. */
  readonly rule: string;
  /** As a registry says it. */
  readonly message: string;
  /** Where it is broken: names of metadata, `authors[1].person`. */
  readonly faults: (metadata: CheckedMetadata, context: MetadataContext) => readonly string[];
}

/** The name of the metadata when something is wrong with it, else nothing. */
export function faultyIf(isWrong: boolean, path: string): readonly string[] {
  return isWrong ? [path] : [];
}

/** Codes of a metadata that is a list, with the path of each. */
export function pathsOf<Item>(
  items: readonly Item[],
  name: string,
  isWrong: (item: Item) => boolean,
): readonly string[] {
  return items.flatMap((item, index) => (isWrong(item) ? [`${name}[${index}]`] : []));
}

/** Whether a code and its coding scheme are a row of a value set. */
export function isIn(
  { code, codingScheme }: MetadataCode,
  values: ReadonlyMap<string, { readonly system: string }>,
): boolean {
  return values.get(code)?.system === codingScheme;
}
