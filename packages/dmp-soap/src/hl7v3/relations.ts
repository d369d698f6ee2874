import type { RepresentativeRelation } from '../patients/administrative-data.js';

const FAMILY = '2.16.840.1.113883.1.11.19579';
const ROLE_CODES = '2.16.840.1.113883.5.111';

/**
 * Code system of each relation of a legal representative: the one of the official sample for the family
 * (dmp-transactions 2.10); a guardian is no member of it.
 */
export const RELATION_SYSTEMS: Readonly<Record<RepresentativeRelation, string>> = {
  FTH: FAMILY,
  MTH: FAMILY,
  STPFTH: FAMILY,
  STPMTH: FAMILY,
  GRFTH: FAMILY,
  GRMTH: FAMILY,
  GGRFTH: FAMILY,
  GGRMTH: FAMILY,
  AUNT: FAMILY,
  UNCLE: FAMILY,
  BRO: FAMILY,
  SIS: FAMILY,
  GUARD: ROLE_CODES,
};

/** French codes of guardians (TRE_R217), which a DMP may give as well. */
const GUARDIANS: ReadonlySet<string> = new Set(['TUTEUR', 'CURATEUR', 'MSVG']);

/** The relation that a code of the wire names. */
export function relationOf(code: string | undefined): RepresentativeRelation | undefined {
  if (code === undefined) return undefined;
  if (GUARDIANS.has(code)) return 'GUARD';
  return isRelation(code) ? code : undefined;
}

function isRelation(code: string): code is RepresentativeRelation {
  return Object.hasOwn(RELATION_SYSTEMS, code);
}
