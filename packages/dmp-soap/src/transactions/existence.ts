import type { Ins } from '../ins/ins.js';

/** State of the user's authorisation on a record (dmp-transactions 2.3). */
export type DmpAuthorization = 'granted' | 'none' | 'expired' | 'denied' | 'unknown';

/** Answer of TD0.2. Names in it come from the DMP: never show them nor store them as the patient's identity. */
export interface DmpExistence {
  readonly state: 'active' | 'closed' | 'notFound';
  /** `undefined` when the DMP does not exist or says nothing. */
  readonly authorization: DmpAuthorization | undefined;
  /** The spelling the DMP used, e.g. `VALIDE`. */
  readonly authorizationCode: string | undefined;
  /** The user is the declared treating physician. Given to physicians only. */
  readonly treatingPhysician: boolean | undefined;
  readonly patient: DmpPatient | undefined;
  /** The patient has a web account. */
  readonly webAccessOpen: boolean | undefined;
  /** The DMP is part of Mon espace santé. */
  readonly attachedToEns: boolean | undefined;
  /** UTC `YYYYMMDDhhmmss` or shorter, of a closed DMP. */
  readonly closingTime: string | undefined;
  /** Code of the motive, e.g. `FERMETURE_DEMANDE_PATIENT`. */
  readonly closingMotive: string | undefined;
  readonly closingReason: string | undefined;
}

/** A patient as the DMP knows him. */
export interface DmpPatient {
  /** Every national identifier of the answer, current one first. */
  readonly ids: readonly Ins[];
  readonly birthName: string | undefined;
  readonly usedName: string | undefined;
  readonly givenName: string | undefined;
  readonly prefix: string | undefined;
  readonly sex: 'M' | 'F' | 'U' | undefined;
  /** `YYYYMMDD`, text. */
  readonly birthDate: string | undefined;
  readonly telecoms: readonly { readonly value: string; readonly use: string | undefined }[];
}
