import type { Ins } from '../ins/ins.js';

/** Which records the user may access (TD0.4, dmp-transactions 2.5). */
export interface AccessibleRecordsQuery {
  /** Start of the period, `YYYYMMDD` or `YYYYMMDDhhmmss`, sent as it is: the zone the DMP reads it in is not public. */
  readonly since: string;
  /** Which date is compared: the last authorisation, or the last document. */
  readonly by: 'lastAuthorization' | 'lastDocument';
  /** PS_IdNat of another professional of the structure, whose records are asked for. */
  readonly professional?: string;
}

/** A record the user may access. Names come from the DMP: never store them as the patient's identity. */
export interface AccessibleRecord {
  /** Every national identifier of the answer, current one first. */
  readonly ids: readonly Ins[];
  /** Nom d'usage. */
  readonly usedName: string | undefined;
  /** Nom de naissance. */
  readonly birthName: string | undefined;
  readonly givenName: string | undefined;
  readonly prefix: string | undefined;
  /** `YYYYMMDD`, text. */
  readonly birthDate: string | undefined;
  /** The user is the declared treating physician. */
  readonly treatingPhysician: boolean;
  /** The DMP holds a message about this record. */
  readonly message: boolean;
  /** `YYYYMMDDhhmmss`, as the DMP gives it. */
  readonly lastAccess: string | undefined;
  readonly lastUpdate: string | undefined;
  readonly lastAddition: string | undefined;
}
