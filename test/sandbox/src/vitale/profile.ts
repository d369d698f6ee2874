/** Names of the Vitale cards that the sandbox can insert. */
export const VITALE_PROFILE_NAMES = [
  'vitale-adulte',
  'vitale-dmp',
  'vitale-famille',
  'vitale-jumeaux',
  'vitale-lunaire',
  'vitale-corse',
  'vitale-demo',
  'vitale-muette',
] as const;

/** A card of {@link VITALE_PROFILE_NAMES}. */
export type VitaleProfileName = (typeof VITALE_PROFILE_NAMES)[number];

/** Tells the name of a Vitale card from that of a CPx card. */
export function isVitaleProfile(name: string): name is VitaleProfileName {
  return VITALE_PROFILE_NAMES.some((profile) => profile === name);
}

/** A person of a virtual Vitale card. */
export interface VitalePerson {
  readonly familyName: string;
  readonly birthName: string;
  readonly givenName: string;
  /** As the card holds it: `YYMMDD` (printed form) or `DDMMYYYY`; the month or the day may be outside the calendar. */
  readonly birthDate: string;
  readonly birthRank: number;
  /** 0 the insured person, 2 the spouse, 6 a child. */
  readonly quality: number;
  /** NIR of the insured person, 13 characters and the key. */
  readonly insuredNir: string;
  /** Certified NIR of this person; `''` when the card has none. */
  readonly certifiedNir: string;
}

/** Everything on one virtual Vitale card. All of it is fictitious. */
export interface VitaleProfile {
  readonly name: VitaleProfileName;
  readonly serialNumber: string;
  readonly kind: 'test' | 'demo';
  readonly people: readonly VitalePerson[];
  /** A card whose chip answers nothing after its reset. */
  readonly isMute?: boolean;
}
