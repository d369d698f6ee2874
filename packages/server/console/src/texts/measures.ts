/** `1536` → `1.5 kB`, in the way of a language. */
export function writeBytes(bytes: number, language: string, units: readonly string[]): string {
  const exponent = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  const value = bytes / 1000 ** exponent;
  return `${writeNumber(value, language, exponent === 0 ? 0 : 1)} ${units[exponent] ?? ''}`;
}

/** `12.345` → `12 ms`; a second or more in seconds. */
export function writeDuration(milliseconds: number, language: string): string {
  if (milliseconds >= 1000) return `${writeNumber(milliseconds / 1000, language, 2)} s`;
  return `${writeNumber(milliseconds, language, milliseconds < 10 ? 1 : 0)} ms`;
}

function writeNumber(value: number, language: string, digits: number): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);
}
