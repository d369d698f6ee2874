import { refuse } from '../refusal.js';
import type { TlsiWorld } from '../world.js';
import type { ProvenAssertion } from './professional.js';

const MINUTE = 60_000;

/**
 * When the assertion is good: an hour after it was made, within its conditions if it has any (teleservices 5.1). The one of a
 * structure lives as long as its conditions say, and must have them (5.4).
 */
export function checkAssertionTime(
  { kind, assertion }: ProvenAssertion,
  { clock, settings }: TlsiWorld,
): void {
  const now = clock.now().getTime();
  const issued = assertion.issueInstant.getTime();
  const { notBefore, notOnOrAfter } = assertion.conditions ?? {};
  if (Math.max(issued, notBefore?.getTime() ?? issued) - now > settings.aheadMinutes * MINUTE) {
    throw refuse('desir_sim_012', 'The assertion is in the future.');
  }
  if (notOnOrAfter !== undefined && now >= notOnOrAfter.getTime()) {
    throw refuse('desir_sim_012', 'The conditions of the assertion are over.');
  }
  if (kind === 'delegated') {
    if (notOnOrAfter !== undefined) return;
    throw refuse('desir_sim_012', 'The assertion of a structure must say until when it is good.');
  }
  if (now - issued > settings.assertionMinutes * MINUTE) {
    throw refuse('desir_sim_012', `The assertion is older than ${settings.assertionMinutes} minutes.`);
  }
}
