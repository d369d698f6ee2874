/** Parsing fills defaults in; only what was asked may change. */
export function onlyAsked(read: object, asked: unknown) {
  const given = typeof asked === 'object' && asked !== null ? asked : {};
  return Object.fromEntries(Object.entries(read).filter(([field]) => Object.hasOwn(given, field)));
}
