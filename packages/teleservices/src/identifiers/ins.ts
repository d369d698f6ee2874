/** What a national identifier is (teleservices 9): `NIR` and `NIA` are real ones, `TEST` and `DEMO` are not. */
export type InsKind = 'NIR' | 'NIA' | 'TEST' | 'DEMO';

/** OID of each kind (teleservices 9). */
export const INS_OIDS: Readonly<Record<InsKind, string>> = {
  NIR: '1.2.250.1.213.1.4.8',
  NIA: '1.2.250.1.213.1.4.9',
  TEST: '1.2.250.1.213.1.4.10',
  DEMO: '1.2.250.1.213.1.4.11',
};

/** Whose identifiers a platform knows: those of real patients, or those made for tests. They are never mixed. */
export type InsFamily = 'real' | 'test';

const KINDS = ['NIR', 'NIA', 'TEST', 'DEMO'] as const satisfies readonly InsKind[];

/** The kind of identifiers of a domain, by its OID. */
export function insKindOf(oid: string): InsKind | undefined {
  return KINDS.find((kind) => INS_OIDS[kind] === oid);
}

/** The family of a kind. */
export function insFamilyOf(kind: InsKind): InsFamily {
  return kind === 'NIR' || kind === 'NIA' ? 'real' : 'test';
}

/** A national identifier, as a service gave it. */
export interface NationalIns {
  /** Matricule, 13 characters. */
  readonly value: string;
  /** Control key, two digits; `''` when the service gave none. */
  readonly key: string;
  readonly kind: InsKind;
  readonly oid: string;
  /** YYYY-MM-DD. An end may come before its start: seen in an official answer. */
  readonly startDate?: string;
  readonly endDate?: string;
}
