import { sameCx } from '../../identifiers/cx.js';
import { wrongAuthor } from '../lot-author.js';
import type { LotRule } from './rules.js';

/** dmp-transactions 4.10: the patient is the same everywhere. */
export const checkPatientIds: LotRule = {
  name: 'patient of lot and documents',
  check: ({ lot }) => {
    const other = [...lot.documents, lot.signature].find(
      ({ entry }) => !sameCx(entry.patientId, lot.set.patientId) || entry.patientId.type !== 'NH',
    );
    return other === undefined
      ? undefined
      : {
          code: 'XDSPatientIdDoesNotMatch',
          text: `patientId of ${other.entry.object.id} is not the one of the lot.`,
        };
  },
};

/** dmp-transactions 2.16, 4.10: the author of the lot is the user of the VIHF, one of its institutions the structure. */
export const checkAuthors: LotRule = {
  name: 'author of the lot',
  check: ({ lot, call }) => {
    const text = wrongAuthor(lot.set, call.vihf);
    return text === undefined ? undefined : { code: 'XDSRegistryMetadataError', text };
  },
};
