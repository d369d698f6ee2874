/** Names of the fictitious professionals whose cards the sandbox can insert. */
export const CARD_PROFILE_NAMES = [
  'medecin',
  'infirmier',
  'pharmacien',
  'secretaire',
  'medecin-expire',
  'medecin-etranger',
] as const;

/** A card of {@link CARD_PROFILE_NAMES}. */
export type CardProfileName = (typeof CARD_PROFILE_NAMES)[number];
