import { LICENCE_MESSAGES, type LicenceState } from '@dmpconnect/licensing';
import { z } from 'zod';

const REFUSED_STATES = Object.keys(LICENCE_MESSAGES).filter(isRefusedState);

function isRefusedState(state: string): state is Exclude<LicenceState, 'granted'> {
  return state !== 'granted' && Object.hasOwn(LICENCE_MESSAGES, state);
}

/** What became of a licence check; it names no card and no holder. */
export const licenceReport = z.object({
  /** ISO 8601. */
  at: z.iso.datetime(),
  outcome: z.enum(['granted', 'unreachable', 'untrusted', ...REFUSED_STATES]),
  /** With `granted`: how that is known. */
  source: z.enum(['server', 'cache', 'grace']).optional(),
  /** Server that answered. */
  server: z.string().max(300).optional(),
  /** What was tried, in both languages, when no server could be used; the sentence of a refusal. */
  explanation: z.object({ fr: z.string().max(4000), en: z.string().max(4000) }).optional(),
});

/** See {@link licenceReport}. */
export type LicenceReport = Readonly<z.output<typeof licenceReport>>;
