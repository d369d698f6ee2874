import type { LicenceState } from '../check/states.js';
import type { LicenceAuthorityQuestion } from './question.js';
import type { LicenceRegister, RegisteredLicence } from './register.js';

/** What the authority knows of a question, and when its licence ends. */
export interface LicenceDecision {
  readonly state: LicenceState;
  /** With `granted`: the end of the licence, when it has one. */
  readonly until?: Date;
}

/**
 * What a register says to a question: the integrator and the version come first, then the best licence of the card or its
 * holder in the environment asked for.
 */
export function decideLicence(
  register: LicenceRegister,
  question: Pick<LicenceAuthorityQuestion, 'cardId' | 'holder' | 'integratorId' | 'version' | 'environment'>,
  now: Date,
): LicenceDecision {
  if (register.disabledIntegrators.includes(question.integratorId)) return { state: 'integrator-disabled' };
  if (register.disabledVersions.includes(question.version)) return { state: 'version-disabled' };
  const theirs = register.licences.filter(
    ({ holder, cardId }) =>
      (holder === undefined || holder === question.holder) &&
      (cardId === undefined || cardId === question.cardId),
  );
  const here = theirs.filter(({ environment }) => environment === question.environment);
  if (here.length === 0) return { state: theirs.length === 0 ? 'licence-missing' : 'environment-mismatch' };
  const valid = here.filter((licence) => licence.revoked === undefined && !isOver(licence, now));
  if (valid.length > 0) return { state: 'granted', ...latestEnd(valid) };
  return { state: here.some(({ revoked }) => revoked === true) ? 'licence-revoked' : 'licence-expired' };
}

function isOver({ until }: RegisteredLicence, now: Date): boolean {
  return until !== undefined && Date.parse(until) <= now.getTime();
}

function latestEnd(licences: readonly RegisteredLicence[]): { readonly until?: Date } {
  const ends = licences.map(({ until }) => (until === undefined ? Infinity : Date.parse(until)));
  const latest = Math.max(...ends);
  return latest === Infinity ? {} : { until: new Date(latest) };
}
