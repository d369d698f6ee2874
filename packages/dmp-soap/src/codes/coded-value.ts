/** A code of a terminology. */
export interface CodedValue {
  readonly code: string;
  /** Code system: an OID, or one of the names XDS uses (`URN`, `ASTM`). */
  readonly system: string;
  /** Display name, in French for the French terminologies. */
  readonly label: string;
}
