/** Spaces at which no line is broken: before `:` and inside guillemets; a narrow one before `;`, `!`, `?`. */
const WIDE = '\u00a0';
const NARROW = '\u202f';

/**
 * Sets French text as a printer would. Sentences of the service and of the page are written with plain spaces, which
 * every editor shows; none of their signs ends alone on a line.
 *
 * @example
 * ```ts
 * typesetFrench('Continuer ?'); // the space is U+202F
 * ```
 */
export const typesetFrench = (text: string): string =>
  text
    .replace(/ ([:»%])/g, `${WIDE}$1`)
    .replace(/« /g, `«${WIDE}`)
    .replace(/ ([;!?])/g, `${NARROW}$1`);

/** The same texts, each set as French wants. */
export function typesetAll<Texts extends object>(texts: Texts): Texts {
  const set = (part: unknown): unknown => {
    if (typeof part === 'string') return typesetFrench(part);
    if (typeof part === 'function') return (...args: unknown[]) => typesetFrench(String(part(...args)));
    return Object.fromEntries(Object.entries(part ?? {}).map(([name, value]) => [name, set(value)]));
  };
  // The same names, each with what it was: a text or what gives one.
  return set(texts) as Texts;
}
