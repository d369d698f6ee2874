/** What stands in the place of a PIN or a password. */
export const MASK = '••••';

/**
 * A message in which secrets are replaced.
 *
 * @param secrets names of the fields that hold one, wherever they stand.
 * @param replace what stands in their place; default {@link MASK}.
 */
export function maskSecrets(
  message: unknown,
  secrets: ReadonlySet<string>,
  replace: (name: string) => unknown = () => MASK,
): unknown {
  if (Array.isArray(message)) return message.map((item) => maskSecrets(item, secrets, replace));
  if (typeof message !== 'object' || message === null) return message;
  return Object.fromEntries(
    Object.entries(message).map(([name, value]) => {
      const isSecret = secrets.has(name) && value !== '' && typeof value !== 'object';
      return [name, isSecret ? replace(name) : maskSecrets(value, secrets, replace)];
    }),
  );
}

/** A message whose long texts are cut, with their length: what is shown and kept, not what is sent. */
export function shortenTexts(message: unknown, longest: number, say: (length: number) => string): unknown {
  if (typeof message === 'string') {
    return message.length > longest
      ? `${message.slice(0, Math.min(40, longest))}… (${say(message.length)})`
      : message;
  }
  if (Array.isArray(message)) return message.map((item) => shortenTexts(item, longest, say));
  if (typeof message !== 'object' || message === null) return message;
  return Object.fromEntries(
    Object.entries(message).map(([name, value]) => [name, shortenTexts(value, longest, say)]),
  );
}
