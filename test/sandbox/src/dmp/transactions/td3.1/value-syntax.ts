/** A value of a stored query, in the syntax of dmp-transactions 2.17. */
export type QueryValue =
  | { readonly form: 'string'; readonly value: string }
  | { readonly form: 'list'; readonly values: readonly string[] }
  | { readonly form: 'number'; readonly value: string };

const STRING = `'(?:[^']|'')*'`;
const SINGLE = new RegExp(`^${STRING}$`);
const LIST = new RegExp(String.raw`^\(\s*(${STRING}(?:\s*,\s*${STRING})*)\s*\)$`);
const NUMBER = /^\d+$/;

/** Reads a value: `'a'`, `('a','b')` or `20240101000000`; a quote inside a string is doubled. */
export function parseQueryValue(text: string): QueryValue | undefined {
  const trimmed = text.trim();
  if (NUMBER.test(trimmed)) return { form: 'number', value: trimmed };
  if (SINGLE.test(trimmed)) return { form: 'string', value: unquote(trimmed) };
  const list = LIST.exec(trimmed)?.[1];
  if (list === undefined) return undefined;
  return { form: 'list', values: (list.match(new RegExp(STRING, 'g')) ?? []).map(unquote) };
}

function unquote(text: string): string {
  return text.slice(1, -1).replaceAll("''", "'");
}
