/** A matricule and its key, as the Vitale card gives them. */
export interface CardMatricule {
  /** 13 characters, or 15 with the key. */
  readonly number: string;
  /** Two digits. */
  readonly key?: string;
}

/** A person of a Vitale card (teleservices 4.1, 7.1). */
export interface VitaleBeneficiary {
  /** NIR of who opens the rights. */
  readonly insured: CardMatricule;
  /** Certified NIR of the person, when the card holds it. */
  readonly certified?: CardMatricule & { readonly certifiedOn?: string };
  readonly birthName?: string;
  /** YYYY-MM-DD, YYYYMMDD or DDMMYYYY; it may be no date of the calendar. */
  readonly birthDate: string;
  /** Rang gémellaire. Default `1`. */
  readonly birthRank?: string;
  /** Régime, two digits; caisse, three; centre, four. */
  readonly regime?: string;
  readonly organisation?: string;
  readonly centre?: string;
  /** Whether the card is in the name of this person. */
  readonly holder?: boolean;
}
