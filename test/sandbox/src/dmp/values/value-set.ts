/** A dated list of codes, by code system. Kept as data because codes are added several times a year (dmp-transactions 4.8). */
export interface ValueSet {
  readonly name: string;
  readonly oid: string;
  /** Date of the edition, `yyyy-MM-dd`. */
  readonly edition: string;
  has(code: string, codeSystem: string): boolean;
}

interface ValueSetData {
  readonly name: string;
  readonly oid: string;
  readonly edition: string;
  /** Code system → its codes, separated by white space. */
  readonly codes: Readonly<Record<string, string>>;
}

/** Makes a value set from its data file. */
export function valueSet({ codes, ...identity }: ValueSetData): ValueSet {
  const bySystem = new Map(
    Object.entries(codes).map(([system, list]) => [system, new Set(list.trim().split(/\s+/))]),
  );
  return { ...identity, has: (code, codeSystem) => bySystem.get(codeSystem)?.has(code) ?? false };
}
