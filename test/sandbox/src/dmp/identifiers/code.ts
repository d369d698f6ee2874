/** A coded value of the metadata or of the CDA. */
export interface Code {
  readonly code: string;
  /** codingScheme in XDS, codeSystem in HL7. */
  readonly system: string;
  readonly label: string;
}

/** Same code of the same system, whatever the label. */
export function sameCode(a: Code, b: Code): boolean {
  return a.code === b.code && a.system === b.system;
}
