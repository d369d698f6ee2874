import { LicenceError, type LicenceVerdict } from '@dmpconnect/licensing';
import type { LicenceReport } from './report.js';

/** What is to be known of a check that granted; nothing when no server is configured. */
export function reportVerdict({ source, server }: LicenceVerdict, now: Date): LicenceReport | undefined {
  if (source === 'none-configured') return undefined;
  return {
    at: now.toISOString(),
    outcome: 'granted',
    source,
    ...(server === undefined ? {} : { server }),
  };
}

const OUTCOMES = {
  LICENCE_UNREACHABLE: 'unreachable',
  LICENCE_ANSWER_INVALID: 'untrusted',
} as const;

/** What is to be known of a check that failed; nothing when it says nothing of the licences. */
export function reportFailure(error: unknown, now: Date): LicenceReport | undefined {
  if (!(error instanceof LicenceError)) return undefined;
  const { code, state, explanation } = error;
  const outcome =
    code === 'LICENCE_UNREACHABLE' || code === 'LICENCE_ANSWER_INVALID' ? OUTCOMES[code] : state;
  if (outcome === undefined) return undefined;
  return { at: now.toISOString(), outcome, ...(explanation === undefined ? {} : { explanation }) };
}
