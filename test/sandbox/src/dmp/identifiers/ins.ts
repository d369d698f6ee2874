/** Domains of a matricule INS (dmp-transactions 7.1). */
export const INS_DOMAINS = {
  nir: '1.2.250.1.213.1.4.8',
  nia: '1.2.250.1.213.1.4.9',
  test: '1.2.250.1.213.1.4.10',
  demonstration: '1.2.250.1.213.1.4.11',
} as const;

const ALL_DOMAINS: ReadonlySet<string> = new Set(Object.values(INS_DOMAINS));
const TEST_DOMAINS: ReadonlySet<string> = new Set([INS_DOMAINS.test, INS_DOMAINS.demonstration]);

export function isInsDomain(oid: string): boolean {
  return ALL_DOMAINS.has(oid);
}

/** A test environment knows test and demonstration matricules only (dmp-transactions 7.1). */
export function isTestInsDomain(oid: string): boolean {
  return TEST_DOMAINS.has(oid);
}

const INS_C = /^(?<number>[0-9]{20})(?<key>[0-9]{2})$/;

/** Whether a historic INS-C has 20 digits and the right key: 97 − (number mod 97) (dmp-transactions 7.3). */
export function isInsC(value: string): boolean {
  const { number, key } = INS_C.exec(value)?.groups ?? {};
  return number !== undefined && key !== undefined && 97n - (BigInt(number) % 97n) === BigInt(key);
}

const MATRICULE = /^(?<number>[0-9]{5}(?:[0-9]{2}|2[AB])[0-9]{6})(?<key>[0-9]{2})$/;

/**
 * Whether a matricule has 15 characters and the right key: 97 − (number mod 97), with Corsica's 2A read as 19
 * and 2B as 18 (dmp-transactions 7.2).
 */
export function hasValidKey(matricule: string): boolean {
  const { number, key } = MATRICULE.exec(matricule)?.groups ?? {};
  if (number === undefined || key === undefined) return false;
  const digits = BigInt(number.replace('2A', '19').replace('2B', '18'));
  return 97n - (digits % 97n) === BigInt(key);
}
