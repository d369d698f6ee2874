import type { LotRule } from './rules.js';
import { sha1 } from './server-fields.js';

/** dmp-transactions 4.10, 2.20: every uniqueId is new, in the message and in the registry. */
export const checkUniqueIds: LotRule = {
  name: 'uniqueIds',
  check: ({ lot, world }) => {
    const documents = [...lot.documents, lot.signature];
    const ids = [lot.set.uniqueId, ...documents.map(({ entry }) => entry.uniqueId)];
    if (new Set(ids).size !== ids.length) {
      return {
        code: 'XDSRegistryDuplicateUniqueIdInMessage',
        text: 'Two objects of the lot have the same uniqueId.',
      };
    }
    for (const { entry, bytes } of documents) {
      const stored = world.documents.byUniqueId(entry.uniqueId);
      if (stored !== undefined && stored.hash !== sha1(bytes)) {
        return {
          code: 'XDSNonIdenticalHash',
          text: `uniqueId of ${entry.object.id} is already registered with another content.`,
        };
      }
    }
    const known = ids.find((id) => world.documents.knowsUniqueId(id));
    return known === undefined
      ? undefined
      : { code: 'XDSDuplicateUniqueIdInRegistry', text: `uniqueId ${known} is already registered.` };
  },
};
