import { encodeFailure } from '../../contract/answers.js';
import { ApiFailure } from '../../contract/errors.js';
import type { CancelReason } from '../../ipc/messages.js';
import type { CallSink } from './call.js';

/** A call that ends exactly once, whoever ends it: its worker, its deadline, its session or its application. */
export interface Settling {
  readonly settled: boolean;
  answer(body: Buffer): void;
  event(body: Buffer): void;
  end(): void;
  /** Answers a failure in the place of the worker; `reason` tells the worker not to go on. */
  fail(failure: ApiFailure, reason?: CancelReason): void;
  /** The application is gone. */
  hangUp(): void;
  /** Adds what to do once the call has ended, before its last message leaves; `reason` when it was given up. */
  onSettled(clean: (reason: CancelReason | undefined) => void): void;
}

/** Wraps the sink of a call; `command` names it in failures. */
export function settleOnce(sink: CallSink, command: () => string): Settling {
  const toClean: ((reason: CancelReason | undefined) => void)[] = [];
  let settled = false;
  const settle = (reason: CancelReason | undefined, tell: () => void) => {
    if (settled) return;
    settled = true;
    for (const clean of toClean) clean(reason);
    tell();
  };
  return {
    get settled() {
      return settled;
    },
    answer: (body) => settle(undefined, () => sink.answer(body)),
    event(body) {
      if (!settled) sink.event(body);
    },
    end: () => settle(undefined, () => sink.end()),
    fail: (failure, reason) => settle(reason, () => sink.answer(encodeFailure(failure, command()))),
    hangUp: () => settle('client-gone', () => {}),
    onSettled: (clean) => void toClean.push(clean),
  };
}

/** What the master answers for something it caught: its own failures as they are, anything else as 6000/1. */
export function toMasterFailure(thrown: unknown): ApiFailure {
  return thrown instanceof ApiFailure ? thrown : new ApiFailure('technical-fault', { cause: thrown });
}
