import { formatCx } from '../identifiers/cx.js';
import { isOid } from '../identifiers/oid.js';
import type { CdaHeader, CdaId } from './cda-header.js';

/** Types of reference identifiers the DMP takes (JDV_J231, dmp-transactions 4.3). */
export const REFERENCE_TYPES = {
  accession: 'urn:ihe:iti:xds:2013:accession',
  order: 'urn:ihe:iti:xds:2013:order',
  study: 'urn:ihe:iti:xds:2016:studyInstanceUID',
} as const;

/** referenceIdList of a document: its orders, their accession numbers, the imaging studies of its acts (5.4). */
export function deriveReferenceIds(header: CdaHeader): readonly string[] {
  const orders = header.orders.flatMap(({ ids, accessionNumber }) => [
    ...ids.map((id) => ({ type: 'order' as const, id })),
    ...(accessionNumber === undefined ? [] : [{ type: 'accession' as const, id: accessionNumber }]),
  ]);
  const studies = header.events.flatMap(({ ids }) => ids.map((id) => ({ type: 'study' as const, id })));
  return [...new Set([...orders, ...studies].filter(isReference).map(referenceValue))];
}

/** An order has a number in a domain; a study is named by its OID alone. */
function isReference({ type, id }: Reference): boolean {
  return isOid(id.root) && (type === 'study') === (id.extension === undefined);
}

interface Reference {
  readonly type: keyof typeof REFERENCE_TYPES;
  readonly id: CdaId;
}

/** CXi: `id^^^&oid&ISO^<type URN>`, or `oid^^^^<type URN>` for a study. */
export function referenceValue({ type, id }: Reference): string {
  return id.extension === undefined
    ? `${id.root}^^^^${REFERENCE_TYPES[type]}`
    : formatCx({ value: id.extension, system: id.root, type: REFERENCE_TYPES[type] });
}
