import type { SlotType } from '../service-types.js';
import type { Insertion } from './insertion.js';

/** What a reader holds at this moment. */
export type Occupancy =
  | { readonly kind: 'empty' }
  | { readonly kind: 'cpx'; readonly insertion: Insertion }
  /** A card that is not a CPx for this library. */
  | { readonly kind: 'other' }
  /** A card that could not be looked at. */
  | { readonly kind: 'failure'; readonly error: unknown };

/** The slot type of a reader from what its token says, for when no ATR is known (cps-card 6). */
export const SLOT_TYPE_OF_OCCUPANCY: Readonly<Record<Occupancy['kind'], SlotType>> = {
  empty: 'empty',
  cpx: 'cps',
  other: 'other',
  failure: 'unknown',
};
