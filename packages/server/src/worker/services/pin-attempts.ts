import { CardError, type CpxReader } from '@dmpconnect/card-pkcs11';
import { ApiFailure } from '../../contract/errors.js';
import type { TakeTurn } from '../card-turn.js';
import type { PinPauses } from '../pin-pauses.js';

/** What an attempt is made of. */
export interface PinAttempt<Result> {
  readonly reader: CpxReader;
  /** Origin of the page; absent for callers that send none. */
  readonly origin: string | undefined;
  readonly signal: AbortSignal;
  /** Gives the PIN to the card. */
  readonly give: () => Promise<Result>;
}

/** Lets one attempt through. @throws {ApiFailure} 6000/2 when it comes too soon; what `give` throws */
export type AttemptPin = <Result>(attempt: PinAttempt<Result>) => Promise<Result>;

/** What the rule works with. */
export interface PinAttemptParts {
  /** Account of the system whose worker this is. */
  readonly account: string;
  readonly takeTurn: TakeTurn;
  readonly pauses: PinPauses;
}

/**
 * Makes the rule that keeps a page from burning the three tries of a card in a row: attempts of one origin on one
 * reader come one after the other, over all workers, and the **last** try of a card is not given to an origin whose PIN
 * was refused in the last 30 seconds. A person who mistyped once types again at once; one who mistyped twice is told to
 * wait before the try that would block the card.
 */
export function createAttemptPin({ account, takeTurn, pauses }: PinAttemptParts): AttemptPin {
  return ({ reader, origin, signal, give }) => {
    const pause = { reader: reader.readerName, caller: JSON.stringify([account, origin ?? null]) };
    return takeTurn(
      `pin ${pause.caller} ${pause.reader}`,
      async () => {
        const remaining = pauses.remainingMs(pause);
        if (remaining > 0) await refuseLastTry(reader, remaining, takeTurn, signal);
        try {
          return await give();
        } catch (error) {
          if (error instanceof CardError && error.code === 'PIN_REFUSED') pauses.begin(pause);
          throw error;
        }
      },
      signal,
    );
  };
}

async function refuseLastTry(
  reader: CpxReader,
  remainingMs: number,
  takeTurn: TakeTurn,
  signal: AbortSignal,
): Promise<void> {
  const { remainingPinTries } = await takeTurn(reader.readerName, async () => reader.status(), signal);
  if (remainingPinTries !== 1) return;
  const seconds = Math.ceil(remainingMs / 1000);
  throw new ApiFailure('functional-fault', {
    description: `s_pinCode: one try is left before the card is blocked; give it again in ${seconds} seconds`,
    extra: { i_remainingPinCodeInputs: 1 },
  });
}
