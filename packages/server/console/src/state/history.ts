import type { SendFailure } from '../calls/send.js';
import { maskSecrets, shortenTexts } from '../json/mask.js';

/** A call that was made. Nothing in it is secret, no document is kept. */
export interface PastCall {
  readonly id: number;
  readonly command: string;
  readonly at: Date;
  readonly request: unknown;
  /** Absent when none came. */
  readonly answer?: unknown;
  readonly outcome: 'ok' | 'error' | SendFailure;
  readonly milliseconds: number;
  readonly requestBytes: number;
  readonly answerBytes: number;
}

/** Calls kept, in the memory of the page alone. */
export const HISTORY_LENGTH = 100;

/** Texts longer than this are cut before they are kept. */
const LONGEST_KEPT = 2000;

/** Adds a call, the newest first. */
export function remember(
  history: readonly PastCall[],
  call: Omit<PastCall, 'id'>,
  secrets: ReadonlySet<string>,
): readonly PastCall[] {
  const keep = (message: unknown) => shortenTexts(maskSecrets(message, secrets), LONGEST_KEPT, String);
  const kept: PastCall = {
    ...call,
    id: (history[0]?.id ?? 0) + 1,
    request: keep(call.request),
    ...('answer' in call ? { answer: keep(call.answer) } : {}),
  };
  return [kept, ...history].slice(0, HISTORY_LENGTH);
}
