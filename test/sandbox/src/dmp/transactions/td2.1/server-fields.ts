import { createHash } from 'node:crypto';
import { slotValues } from '../../metadata/fields.js';
import type { LotDocument } from './lot.js';
import type { LotRule } from './rules.js';

/** dmp-transactions 2.16, 4.3: what the DMP computes is not sent; hash and size, if sent, are right. */
export const checkServerFields: LotRule = {
  name: 'fields computed by the DMP',
  check: ({ lot, world }) => {
    for (const document of [...lot.documents, lot.signature]) {
      const { object } = document.entry;
      const sent = SERVER_ATTRIBUTES.find((name) => object.attributes.has(name));
      const early = sent ?? (object.versionName === undefined ? undefined : 'VersionInfo');
      const repository = object.slots.has('repositoryUniqueId') ? 'repositoryUniqueId' : undefined;
      if (world.mode === 'strict' && (early ?? repository) !== undefined) {
        return {
          code: 'XDSRegistryMetadataError',
          text: `${early ?? repository} of ${object.id} is computed by the DMP and must not be sent.`,
        };
      }
      const wrong = wrongFingerprint(document);
      if (wrong !== undefined) {
        return {
          code: 'XDSRepositoryMetadataError',
          text: `${wrong} of ${object.id} is not the one of the document.`,
        };
      }
    }
    return undefined;
  },
};

const SERVER_ATTRIBUTES = ['lid', 'status'] as const;

function wrongFingerprint({ entry, bytes }: LotDocument): string | undefined {
  const [hash] = slotValues(entry.object, 'hash');
  const [size] = slotValues(entry.object, 'size');
  if (hash !== undefined && hash !== sha1(bytes)) return 'hash';
  return size !== undefined && size !== String(bytes.length) ? 'size' : undefined;
}

/** `hash` of a document: SHA-1, lower-case hexadecimal (dmp-transactions 4.3). */
export function sha1(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex');
}
