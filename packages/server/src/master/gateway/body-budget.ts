import { DEFAULT_REQUEST_BYTES } from '../../contract/define.js';
import { ApiFailure } from '../../contract/errors.js';

/** The part of the budget that one request holds. */
export interface BodyShare {
  /** Tells how many bytes of the request are held now. False: there is no room for them, the request must be refused. */
  holds(bytes: number): boolean;
  /** The request holds nothing any more. Calling it again does nothing. */
  release(): void;
}

/** Memory that the large requests of all callers may take together. */
export interface BodyBudget {
  open(): BodyShare;
}

/**
 * Makes a budget. Small requests are always let in, the number of connections limits them: large ones must not keep
 * another application from its little commands.
 */
export function createBodyBudget(maxBytes: number): BodyBudget {
  let taken = 0;
  return {
    open() {
      let share = 0;
      let released = false;
      return {
        holds(bytes) {
          const wanted = released || bytes <= DEFAULT_REQUEST_BYTES ? 0 : bytes;
          if (wanted > share && taken - share + wanted > maxBytes) return false;
          taken += wanted - share;
          share = wanted;
          return true;
        },
        release() {
          released = true;
          taken -= share;
          share = 0;
        },
      };
    },
  };
}

/** What a request is answered that there is no room for. */
export function tooManyBytes(): ApiFailure {
  return new ApiFailure('technical-fault', {
    description: 'Too many large requests at the same time: send this one again later',
  });
}
