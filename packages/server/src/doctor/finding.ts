import type { Texts } from '../cli/texts.js';
import type { CheckResult } from './result.js';

/** What a check found: a line of the doctor without the name of the check. */
export type Finding = Omit<CheckResult, 'id' | 'group'>;

type Details = NonNullable<CheckResult['details']>;

const withDetails = (details: Details | undefined) => (details === undefined ? {} : { details });

/** Everything is as it should be. */
export function ok(sentence: Texts, details?: Details): Finding {
  return { outcome: 'ok', sentence, ...withDetails(details) };
}

/** It works, and somebody should look at it. */
export function warning(sentence: Texts, remedy: Texts, details?: Details): Finding {
  return { outcome: 'warning', sentence, remedy, ...withDetails(details) };
}

/** It does not work. */
export function failure(sentence: Texts, remedy: Texts, details?: Details): Finding {
  return { outcome: 'failure', sentence, remedy, ...withDetails(details) };
}

/** Nothing to look at here, for the reason given. */
export function skipped(sentence: Texts, details?: Details): Finding {
  return { outcome: 'skipped', sentence, ...withDetails(details) };
}
