/** HL7 v2 separators inside XDS slots, and how a value that holds one is escaped (HL7 v2.5, 2.7). */
const ESCAPES: Readonly<Record<string, string>> = {
  '|': '\\F\\',
  '^': '\\S\\',
  '&': '\\T\\',
  '~': '\\R\\',
  '\\': '\\E\\',
};
const CHARACTERS: Readonly<Record<string, string>> = { F: '|', S: '^', T: '&', R: '~', E: '\\' };

/** Escapes a value that becomes a component. */
export function escapeHl7(value: string): string {
  return value.replace(/[|^&~\\]/g, (character) => ESCAPES[character] ?? character);
}

/** The value of a component. Sequences that are not separators stay as they are. */
export function unescapeHl7(component: string): string {
  return component.replace(/\\([FSTRE])\\/g, (_, letter: string) => CHARACTERS[letter] ?? '');
}

/** Joins components, escaped, without the empty ones at the end. */
export function joinComponents(...components: readonly (string | undefined)[]): string {
  return components
    .map((component) => escapeHl7(component ?? ''))
    .join('^')
    .replace(/\^+$/, '');
}

/** Components of a field, each as `unescape`d value. */
export function splitComponents(field: string): readonly string[] {
  return field.split('^').map(unescapeHl7);
}
