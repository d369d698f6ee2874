const PREFIX = /^[sif]_/;

/**
 * Name in the promise API of a field of the wire: the prefix of its type goes, the rest begins with a small letter,
 * `_x` becomes `X`. What is no name, e.g. the number of a parameter, stays as it is.
 *
 * @example `s_readerName` → `readerName`, `PracticeLocations` → `practiceLocations`
 */
export function renameField(wire: string): string {
  const bare = wire.replace(PREFIX, '').replace(/_([A-Za-z])/g, (_, letter: string) => letter.toUpperCase());
  return bare.slice(0, 1).toLowerCase() + bare.slice(1);
}
