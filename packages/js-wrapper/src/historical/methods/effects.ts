import { ERROR_TYPES } from '../../transport/index.js';
import type { HistoricalAnswer, RefreshCallback } from '../callbacks.js';
import type { Effect } from './row.js';

/** What an effect changes in the instance. */
export interface Changeable {
  _sessionId: string;
  readonly _refreshCallback: RefreshCallback;
  setState(key: string, value: unknown): void;
  setDmpState(key: string, value: unknown): void;
  resetState(): void;
}

/** Applies what an answer changes, then tells the page; nothing when it changes nothing (js-api 14.2, 14.3). */
export function applyEffect(instance: Changeable, effect: Effect, answer: HistoricalAnswer): void {
  const isGood = answer.s_status === 'OK';
  if (effect === 'crash') {
    // Whatever it receives: its session is gone with the worker, or nobody answered.
    if (isGood || answer.i_apiErrorType === ERROR_TYPES.wrapper) instance._refreshCallback();
    return;
  }
  if (!isGood) return;
  change(instance, effect, answer);
  instance._refreshCallback();
}

function change(instance: Changeable, effect: Exclude<Effect, 'crash'>, answer: HistoricalAnswer): void {
  if (effect === 'open-session') {
    instance._sessionId = String(answer.s_sessionId ?? '');
    instance.setState('session', true);
  } else if (effect === 'close-session') {
    instance._sessionId = '';
    instance.resetState();
  } else if (effect.startsWith('dmp.')) {
    instance.setDmpState(effect.slice('dmp.'.length), true);
  } else {
    instance.setState(effect, true);
  }
}
