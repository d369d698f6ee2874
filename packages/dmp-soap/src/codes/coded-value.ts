/** A code of a terminology. */
export interface CodedValue {
  readonly code: string;
  /** Code system: an OID, or one of the names XDS uses (`URN`, `ASTM`). */
  readonly system: string;
  /** Display name, in French for the French terminologies. */
  readonly label: string;
}

/** Labels of a value set: code system → code → label. */
export type ValueSetTable = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A value set ready to be looked up by code. */
export function indexByCode(table: ValueSetTable): ReadonlyMap<string, CodedValue> {
  return new Map(
    Object.entries(table).flatMap(([system, labels]) =>
      Object.entries(labels).map(([code, label]) => [code, { code, system, label }] as const),
    ),
  );
}
