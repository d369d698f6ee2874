import { UsageError } from './usage-error.js';

/** Reads the option `--port`. @throws {UsageError} */
export function parsePort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new UsageError({
      fr: '--port attend un nombre de 0 à 65535.',
      en: '--port wants a number from 0 to 65535.',
    });
  }
  return Number(text);
}
