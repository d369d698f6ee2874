import { type Delivery, MssError } from '@dmpconnect/mss';
import { ApiFailure } from '../../contract/errors.js';
import { MAIL_DELIVERY } from '../failures/mss.js';
import { toApiFailure } from '../wire-error.js';

const NOT_SENT: Delivery = 'not-sent';

/**
 * A failure of a sending, which always says what became of the mail: what does not come from the sending itself came
 * before it.
 */
export function sayMailDelivery(thrown: unknown): ApiFailure {
  const failure = toApiFailure(thrown);
  if (MAIL_DELIVERY in failure.extra) return failure;
  const words = 'The mail was not sent.';
  const append = (text: string): string => (text === '' ? words : `${text.replace(/[.\s]+$/, '')}. ${words}`);
  const functional = failure.failure === 'functional-fault';
  return new ApiFailure(failure.failure, {
    description: functional ? append(failure.message) : failure.message,
    ...(failure.context === undefined ? {} : { context: failure.context }),
    extended: functional ? failure.extended : append(failure.extended),
    extra: { ...failure.extra, [MAIL_DELIVERY]: NOT_SENT },
    cause: thrown,
  });
}

/**
 * Runs a sending for less than the application waits, so that it learns what became of the mail: the answer that the
 * deadline of the command brings does not know.
 *
 * @throws {MssError} `TIMEOUT`, in the place of what the end of the time made of it
 */
export async function withinTime<Result>(
  milliseconds: number,
  caller: AbortSignal,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const late = AbortSignal.timeout(milliseconds);
  try {
    return await work(AbortSignal.any([caller, late]));
  } catch (error) {
    if (!late.aborted || caller.aborted) throw error;
    if (error instanceof MssError && error.code !== 'ABORTED') throw error;
    if (error instanceof ApiFailure) throw error;
    const known = error instanceof MssError ? error : undefined;
    throw new MssError('TIMEOUT', `No answer within ${milliseconds} ms. ${known?.message ?? ''}`.trim(), {
      cause: error,
      ...(known?.delivery === undefined ? {} : { delivery: known.delivery }),
    });
  }
}
