import { CPX_STATES } from '../../../contract/enumerations.js';
import type { Handler } from '../../context.js';
import { requireReader } from './unlock-card.js';

/** js-api 4.5. Whatever the state of the reader, it is an answer. */
export const hl_getCpxStatus: Handler<'hl_getCpxStatus'> = async (_input, context) => {
  const reader = requireReader(context);
  const status = await context.services.duringTurn(reader.readerName, context.signal, () => reader.status());
  return {
    i_nbInputLeft: status.remainingPinTries ?? 0,
    s_validityDate: status.validUntil ?? '',
    s_cardId: status.serialNumber ?? '',
    i_cardStatus: CPX_STATES[status.state].value,
    s_cardStatus: CPX_STATES[status.state].text,
  };
};
