/** A health professional, as card, session or caller know him. */
export interface Professional {
  /** PS_IdNat with its prefix, e.g. `899700000013` (dmp-transactions 4.6); or `<prefix><structure>/<internal>`. */
  readonly identifier: string;
  readonly familyName: string;
  readonly givenName: string;
  /**
   * Code of TRE G15, e.g. `10`, or of the table that `oid` names: professions in training (CPF), social professions,
   * holders of a title, `SECRETARIAT_MEDICAL`, `AUTOMATE` (dmp-transactions 3.6). Its label comes from our table when
   * it is not given.
   */
  readonly profession: { readonly code: string; readonly oid?: string; readonly label?: string };
  /** Savoir-faire (`SM26`); for a pharmacist, section of the order (`A`); for somebody known by his role, that role. */
  readonly speciality?: { readonly code: string; readonly label?: string };
}

/** A structure in which one practises. */
export interface CareStructure {
  /** Struct_IdNat with its prefix, e.g. `499700000013001` (dmp-transactions 4.6). */
  readonly identifier: string;
  readonly name: string;
}

/** An author beside the user, or the treating physician. His structure is the user's when not given. */
export interface DocumentAuthor extends Professional {
  readonly structure?: CareStructure;
  /** Role in the act, a code of JDV_J47, e.g. `PCP` (CDA functionCode, XDS authorRole). */
  readonly role?: string;
}

/** A postal address, in components (dmp-transactions 5.3). */
export interface PostalAddress {
  readonly use?: 'H' | 'HP' | 'HV' | 'WP' | 'TMP';
  readonly houseNumber?: string;
  readonly streetNameType?: string;
  readonly streetName?: string;
  readonly additionalLocator?: string;
  readonly unitId?: string;
  readonly postBox?: string;
  readonly precinct?: string;
  readonly postalCode?: string;
  readonly city?: string;
  readonly state?: string;
  readonly country?: string;
}

/** A phone number or a mail address. */
export interface Telecom {
  /** URL form: `tel:0144534551`, `mailto:…`. */
  readonly value: string;
  readonly use?: 'H' | 'HP' | 'HV' | 'MC' | 'WP' | 'EC' | 'PG';
}

/** Somebody who informed the author, or may be called (dmp-transactions 5.2, row 15). */
export interface Informant {
  readonly kind: 'informant' | 'emergencyContact' | 'trustedPerson';
  readonly familyName: string;
  readonly givenName: string;
  /** Relation with the patient, a code of JDV_J11, e.g. `FTH`. */
  readonly relation?: string;
  readonly addresses?: readonly PostalAddress[];
  readonly telecoms?: readonly Telecom[];
}
