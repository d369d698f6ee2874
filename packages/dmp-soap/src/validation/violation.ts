/** One rule that a document or its metadata break. */
export interface Violation {
  /** Where: `/ClinicalDocument/recordTarget/patientRole/id[1]/@root`, or the name of a metadata (`authors[0].person`). */
  readonly path: string;
  /** Which rule: stable, without spaces, e.g. `CI-SISRecordTarget.name.min`. */
  readonly rule: string;
  /** For people: what is expected and what was found; never the value of an identity trait. */
  readonly message: string;
}
