/** A table of values of the wire: the value alone, or with the text that travels beside it. */
export type ValueTable = Readonly<
  Record<string, number | string | { readonly value: number; readonly text: string }>
>;

/**
 * The values of an enumeration in words, for the meaning of a field: the number and its text, else its name.
 *
 * @example `listValues({ CPS: 1, CPF: 2 })` → `1 CPS, 2 CPF`
 */
export function listValues(table: ValueTable): string {
  return Object.entries(table)
    .map(([name, entry]) => (typeof entry === 'object' ? `${entry.value} ${entry.text}` : `${entry} ${name}`))
    .join(', ');
}
