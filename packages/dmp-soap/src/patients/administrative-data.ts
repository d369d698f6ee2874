import type { Ins } from '../ins/ins.js';

/** How a person may be reached. Free text, as the DMP keeps it (dmp-transactions 2.10). */
export interface ContactDetails {
  /** Number and street, e.g. `1, rue du Chat qui pêche`. */
  readonly street?: string | undefined;
  /** Second line of the address. */
  readonly complement?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly city?: string | undefined;
  readonly country?: string | undefined;
  /** Number alone, without `tel:`. */
  readonly landlinePhone?: string | undefined;
  /** Number alone, without `tel:`. */
  readonly mobilePhone?: string | undefined;
  /** Address alone, without `mailto:`. */
  readonly mail?: string | undefined;
}

/** A patient as the administrative data of his record know him (dmp-transactions 2.8 and 2.10). */
export interface AdministrativePatient {
  /** Civility, e.g. `M` or `MME`. */
  readonly prefix?: string | undefined;
  /** Nom d'usage. */
  readonly usedName?: string | undefined;
  /** Nom de naissance. */
  readonly birthName?: string | undefined;
  readonly givenName?: string | undefined;
  readonly sex?: 'M' | 'F' | 'U' | undefined;
  /** `YYYYMMDD`, text: some real ones are not calendar dates. */
  readonly birthDate?: string | undefined;
  readonly birthCountry?: string | undefined;
  readonly contact: ContactDetails;
}

/**
 * What a legal representative is to the patient, in HL7's terms: father, mother, step-parents, grandparents,
 * great-grandparents, aunt, uncle, brother, sister, guardian.
 */
export type RepresentativeRelation =
  | 'FTH'
  | 'MTH'
  | 'STPFTH'
  | 'STPMTH'
  | 'GRFTH'
  | 'GRMTH'
  | 'GGRFTH'
  | 'GGRMTH'
  | 'AUNT'
  | 'UNCLE'
  | 'BRO'
  | 'SIS'
  | 'GUARD';

/** The legal representative of a minor or of an adult under guardianship. */
export interface LegalRepresentative {
  /** `undefined` when the DMP gave a code that is not known. */
  readonly relation: RepresentativeRelation | undefined;
  readonly prefix?: string | undefined;
  readonly familyName: string;
  readonly givenName: string;
  readonly contact: ContactDetails;
}

/** What the patient objected to. `undefined`: the DMP did not say. */
export interface Oppositions {
  /** To access in "bris de glace". */
  readonly breakGlass: boolean | undefined;
  /** To access by a medical regulation centre (centre 15). */
  readonly emergencyCentre: boolean | undefined;
}

/** Answer of TD1.3a. Names in it come from the DMP: never show them nor store them as the patient's identity. */
export interface AdministrativeData {
  readonly state: 'active' | 'closed';
  /** Every national identifier of the answer, current one first. */
  readonly ids: readonly Ins[];
  readonly patient: AdministrativePatient;
  readonly deceased: boolean | undefined;
  readonly oppositions: Oppositions;
  readonly representative: LegalRepresentative | undefined;
}

/** A change of the administrative data (TD1.3b): the whole of the data, the DMP replaces what it has. */
export interface AdministrativeDataUpdate {
  readonly ins: Ins;
  readonly patient: AdministrativePatient;
  readonly oppositions: Oppositions;
  /** `keep`: what the DMP has is read (TD1.3a) and sent again. */
  readonly representative: 'keep' | 'remove' | LegalRepresentative;
}

/** The patient as his Vitale card names him (dmp-transactions 2.8, `CARTE_SESAM_VITALE`). */
export interface VitaleTraits {
  readonly familyName: string;
  readonly birthName?: string | undefined;
  readonly givenName: string;
  /** `YYMMDD` as read on the card, lunar values kept. */
  readonly birthDate: string;
}

/** A creation (TD1.1). */
export interface RecordCreation {
  readonly ins: Ins;
  readonly patient: AdministrativePatient;
  readonly oppositions: Oppositions;
  readonly representative?: LegalRepresentative | undefined;
  readonly vitale: VitaleTraits;
  /** The patient consented to the opening of his DMP: to be collected before (dmp-transactions 2.8). */
  readonly consent: true;
}

/** A reactivation (TD1.2). */
export interface RecordReactivation {
  readonly ins: Ins;
  readonly patient: AdministrativePatient;
  /** The patient consented to the reactivation: to be collected before (dmp-transactions 2.9). */
  readonly consent: true;
}

/** A closing at the request of the patient (TD1.4). */
export interface RecordClosing {
  readonly ins: Ins;
  /** Why, in free text. */
  readonly reason: string;
  readonly patient: {
    readonly prefix?: string | undefined;
    readonly usedName: string;
    readonly givenName: string;
  };
}
