import type { Code } from '../professional/professional.js';

/** A dated, replaceable table of codes. Codes newer than its date exist: an unknown code is never an error (cps-card 5). */
export interface CodeTable {
  /** Object identifier of the table. */
  readonly oid: string;
  /** Date of the edition it was made from, `YYYY-MM-DD`. */
  readonly date: string;
  readonly source: string;
  /** French label of each code. */
  readonly labels: Readonly<Record<string, string>>;
}

/** Gives the label of a code, or the code itself when the table does not know it. */
export function labelOf(table: CodeTable, code: string): string {
  return Object.hasOwn(table.labels, code) ? (table.labels[code] ?? code) : code;
}

/** Makes a {@link Code} of that table. */
export function describeCode(table: CodeTable, code: string): Code {
  return { code, oid: table.oid, label: labelOf(table, code) };
}
