import type { Ins } from '../ins/ins.js';

/** A search of patients without INS (TD0.5, dmp-transactions 2.6): for medical regulation, access mode `centre_15`. */
export interface PatientQuery {
  /** At least 2 characters. */
  readonly familyName?: string | undefined;
  readonly givenName?: string | undefined;
  /** `YYYYMMDD`. */
  readonly birthDate?: string | undefined;
  readonly sex?: 'M' | 'F' | 'U' | undefined;
  readonly city?: string | undefined;
  readonly postalCode?: string | undefined;
  /** The family name may be misspelt. */
  readonly approximateName?: boolean | undefined;
  /** The city may be misspelt. */
  readonly approximateCity?: boolean | undefined;
}

/** A patient of the answer. Names come from the DMP: never store them as the patient's identity. */
export interface FoundPatient {
  /** Every national identifier of the answer, current one first. */
  readonly ids: readonly Ins[];
  readonly birthName: string | undefined;
  readonly usedName: string | undefined;
  readonly givenName: string | undefined;
  readonly prefix: string | undefined;
  readonly sex: 'M' | 'F' | 'U' | undefined;
  /** `YYYYMMDD`, text. */
  readonly birthDate: string | undefined;
  readonly city: string | undefined;
  readonly postalCode: string | undefined;
  /** How well he fits the criteria, 0 to 100. */
  readonly score: number | undefined;
  /** He objected to access by a medical regulation centre. */
  readonly opposesEmergencyCentre: boolean | undefined;
}

/** Answer of TD0.5. */
export interface FoundPatients {
  readonly patients: readonly FoundPatient[];
  /** How many fit, when the DMP says. */
  readonly total: number | undefined;
  /** The DMP has more than it gave. */
  readonly more: boolean;
}
