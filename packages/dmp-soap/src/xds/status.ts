import type { DocumentStatus } from '../documents/found-document.js';

/** availabilityStatus of each state (dmp-transactions 4.4). */
export const STATUS_URNS: Readonly<Record<DocumentStatus, string>> = {
  approved: 'urn:oasis:names:tc:ebxml-regrep:StatusType:Approved',
  deprecated: 'urn:oasis:names:tc:ebxml-regrep:StatusType:Deprecated',
  archived: 'urn:asip:ci-sis:2010:StatusType:Archived',
  deleted: 'urn:asip:ci-sis:2010:StatusType:Deleted',
};

const BY_URN: ReadonlyMap<string, DocumentStatus> = new Map(
  (['approved', 'deprecated', 'archived', 'deleted'] as const).map((status) => [STATUS_URNS[status], status]),
);

/** The state an availabilityStatus stands for. */
export function statusOfUrn(urn: string): DocumentStatus | undefined {
  return BY_URN.get(urn);
}
