/**
 * What finds a short secret of digits, such as a PIN, where it stands by itself, and not the same digits by
 * chance within a session identifier, a port or the name of a folder.
 *
 * @example expect(script).not.toMatch(standing('1234'))
 */
export function standing(digits: string): RegExp {
  return new RegExp(`(?<![0-9A-Za-z-])${digits}(?![0-9A-Za-z-])`);
}
