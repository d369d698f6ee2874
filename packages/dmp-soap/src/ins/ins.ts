/**
 * What an identifier is (dmp-transactions 7.1): `NIR` and `NIA` are real ones, `TEST` and `DEMO` exist for tests
 * and demonstrations, `INSC` is the historic calculated one.
 */
export type InsKind = 'NIR' | 'NIA' | 'TEST' | 'DEMO' | 'INSC';

/** The national identifier of a patient. Make one with `parseIns`. */
export interface Ins {
  /** 15 characters, key included (22 digits for `INSC`). */
  readonly value: string;
  readonly kind: InsKind;
  /** OID of its domain, e.g. `1.2.250.1.213.1.4.8`. */
  readonly oid: string;
}

/** OID of each kind (dmp-transactions 7.1). */
export const INS_OIDS: Readonly<Record<InsKind, string>> = {
  NIR: '1.2.250.1.213.1.4.8',
  NIA: '1.2.250.1.213.1.4.9',
  TEST: '1.2.250.1.213.1.4.10',
  DEMO: '1.2.250.1.213.1.4.11',
  INSC: '1.2.250.1.213.1.4.2',
};

const ALL_INS_OIDS: ReadonlySet<string> = new Set(Object.values(INS_OIDS));

/** Whether an OID is the domain of a national identifier of patients. */
export function isInsOid(oid: string): boolean {
  return ALL_INS_OIDS.has(oid);
}
