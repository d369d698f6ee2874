import type { RegistryObject } from '../../rim/objects.js';
import type { StoredDocument } from '../../state/documents.js';

/** A stored document as the registry returns it: current id, logical id, status, version (dmp-transactions 2.17). */
export function describeDocument({ entry, id, logicalId, status, version }: StoredDocument): RegistryObject {
  const { object } = entry;
  return {
    ...object,
    id,
    attributes: new Map([
      ...object.attributes,
      ['lid', logicalId],
      ['status', status],
      ['isOpaque', 'false'],
    ]),
    versionName: String(version),
  };
}
