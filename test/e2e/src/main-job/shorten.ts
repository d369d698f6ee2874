const LONGEST = 60;

/** Fields a terminal must not show, even in a demonstration. */
const HIDDEN = new Set(['s_pinCode']);

/**
 * A message on one line for a person: long values cut with their size, the PIN hidden, lists after two items counted.
 *
 * @example `shorten({ s_pinCode: '1234', s_status: 'OK' })` → `{"s_pinCode":"••••","s_status":"OK"}`
 */
export function shorten(message: unknown): string {
  return JSON.stringify(message, (key, value) => {
    if (HIDDEN.has(key)) return '••••';
    if (typeof value === 'string' && value.length > LONGEST) {
      return `${value.slice(0, 24)}… (${value.length} characters)`;
    }
    if (Array.isArray(value) && value.length > 2) return [...value.slice(0, 2), `… ${value.length - 2} more`];
    return value;
  });
}
