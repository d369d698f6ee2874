/** The members of an enumeration under their full names. */
export function prefixed<const Prefix extends string, Members extends Record<string, number>>(
  prefix: Prefix,
  members: Members,
): { [Name in keyof Members & string as `${Prefix}${Name}`]: number } {
  const entries = Object.entries(members).map(([name, value]) => [`${prefix}${name}`, value]);
  return Object.fromEntries(entries);
}
