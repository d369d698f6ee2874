/** What kind of card it is (js-api 11.4): cards of tests and demonstrations hold fictitious people. */
export type VitaleCardKind = 'real' | 'test' | 'demo';

/** Scheme a beneficiary is covered by, as written on the card; parts that are not there are `''`. */
export interface VitaleCoverage {
  /** Code of the régime, 2 digits. */
  readonly scheme: string;
  /** Code of the caisse, 3 digits. */
  readonly fund: string;
  /** Code of the centre, 4 digits. */
  readonly centre: string;
}

/** A person of a Vitale card. Texts that the card does not hold are `''`. Source: cps-card 11. */
export interface VitalePatient {
  /** Usual name. */
  readonly familyName: string;
  readonly birthName: string;
  readonly givenName: string;
  /** As on the card, `DDMMYYYY` or `YYMMDD`; month or day may be outside the calendar (a "lunar" date). */
  readonly birthDate: string;
  /** 1, except for twins. */
  readonly birthRank: number;
  /** Quality of the beneficiary; 0 the insured person, 6 a child. Absent when the card does not say. */
  readonly quality?: number;
  /** NIR of the insured person, 13 characters and a key of 2 digits. */
  readonly insuredNir: string;
  /** Certified NIR of this person, 13 characters and a key of 2 digits. */
  readonly certifiedNir: string;
  /** Lines of the postal address, at most 5. */
  readonly address: readonly string[];
  readonly coverage: VitaleCoverage;
  /** The part of {@link VitaleCard.xml} about this person. */
  readonly xml: string;
}

/** What a Vitale card says. */
export interface VitaleCard {
  readonly kind: VitaleCardKind;
  /** Serial number; absent when the library does not give it. */
  readonly serialNumber?: string;
  /** In the order of the card: other services name a person by this position. Never empty. */
  readonly patients: readonly VitalePatient[];
  /** The text of the reading library, as it gave it. */
  readonly xml: string;
}
