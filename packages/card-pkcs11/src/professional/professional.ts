/** A code with the object identifier of its table and its French label. */
export interface Code {
  /** Empty when the card gives only a text. */
  readonly code: string;
  /** Table of the code, e.g. `1.2.250.1.71.1.2.7` for professions. */
  readonly oid: string;
  /** French label; the code itself when the table does not know it. */
  readonly label: string;
}

/** One work situation of the card, in card order (cps-card 3.2). */
export interface PracticeLocation {
  /** Company name ("raison sociale"). */
  readonly name: string;
  /** National identifier of the structure with its type digit, e.g. `1750000001`. */
  readonly structureIdentifier: string;
  /** Sector of activity, table R02, e.g. `SA07`. */
  readonly sector: string;
  /** French label of the sector; the code itself when the table does not know it. */
  readonly sectorLabel: string;
}

/** Type of a person's national identifier: its first digit, table G08 (cps-card 5). */
export type PersonIdentifierType =
  | 'ADELI'
  | 'CABINET_ADELI'
  | 'DRASS'
  | 'FINESS'
  | 'SIREN'
  | 'SIRET'
  | 'CABINET_RPPS'
  | 'RPPS'
  | 'STUDENT'
  | 'UNKNOWN';

/** Who holds a CPx card, as its public certificate says. */
export interface ProfessionalIdentity {
  /** National identifier with its leading type digit, e.g. `899700000013`. */
  readonly identifier: string;
  readonly identifierType: PersonIdentifierType;
  /** Empty on cards whose certificate names no person (some CPE, CPA). */
  readonly familyName: string;
  /** Empty on cards whose certificate names no person (some CPE, CPA). */
  readonly givenName: string;
}

/** The holder of a CPx card, as the certificate and the data objects say. */
export interface Professional extends ProfessionalIdentity {
  readonly profession: Code;
  /** Absent for most non-doctors. */
  readonly speciality?: Code;
  readonly activities: readonly PracticeLocation[];
}
