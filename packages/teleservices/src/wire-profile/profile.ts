import { aldiList } from './aldi.js';
import { insiBatchRetrieval, insiBatchSubmission } from './insi-batch.js';
import { insiTraits, insiVitale } from './insi-search.js';
import { insiVerification } from './insi-verification.js';

/** Every operation on the wire, by its key (teleservices 14). */
export const WIRE_PROFILE = {
  'insi.vitale': insiVitale,
  'insi.traits': insiTraits,
  'insi.verif': insiVerification,
  'insi.lot.depot': insiBatchSubmission,
  'insi.lot.recup': insiBatchRetrieval,
  'aldi.lister': aldiList,
} as const;

/** Key of an operation of {@link WIRE_PROFILE}. */
export type WireKey = keyof typeof WIRE_PROFILE;
