import { type Delivery, type MssError, type MssErrorCode, withDelivery } from '../errors.js';
import { meaningOf } from '../wire-profile/index.js';

/** After these the mail may have left: nobody said that it did not. */
const UNKNOWN: ReadonlySet<MssErrorCode> = new Set([
  'TIMEOUT',
  'ABORTED',
  'INTERRUPTED',
  'ANSWER_HTML',
  'ANSWER_TRUNCATED',
  'ANSWER_TOO_LARGE',
  'ANSWER_UNEXPECTED',
]);

const WORDS: Readonly<Record<Delivery, string>> = {
  'not-sent': 'The mail was not sent.',
  unknown: 'Whether the mail left is not known: look in the folder of sent mails before sending it again.',
};

/** An error of a sending, which says what became of the mail: no mail is lost silently. */
export function sayWhetherSent(error: MssError): MssError {
  const delivery = error.delivery ?? deliveryOf(error);
  return withDelivery(error, delivery, `${error.message} ${WORDS[delivery]}`);
}

function deliveryOf({ code, serviceCode }: MssError): Delivery {
  // A failure with one of the known numbers is a refusal; a bare one may come from something in between.
  if (code === 'FAULT_TECHNICAL') return meaningOf(serviceCode) === undefined ? 'unknown' : 'not-sent';
  return UNKNOWN.has(code) ? 'unknown' : 'not-sent';
}
