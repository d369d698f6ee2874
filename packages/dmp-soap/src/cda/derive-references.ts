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
    ...ids.flatMap((id) => assigned(id, REFERENCE_TYPES.order)),
    ...(accessionNumber === undefined ? [] : assigned(accessionNumber, REFERENCE_TYPES.accession)),
  ]);
  const studies = header.events.flatMap(({ ids }) =>
    ids.flatMap((id) => (id.extension === undefined ? study(id) : [])),
  );
  return [...new Set([...orders, ...studies])];
}

/** An identifier in a domain: `id^^^&oid&ISO^<type URN>`. */
function assigned({ root, extension }: CdaId, type: string): readonly string[] {
  return extension === undefined || !isOid(root) ? [] : [formatCx({ value: extension, system: root, type })];
}

/** A study is named by its OID alone, without domain. */
function study({ root }: CdaId): readonly string[] {
  return isOid(root) ? [`${root}^^^^${REFERENCE_TYPES.study}`] : [];
}
