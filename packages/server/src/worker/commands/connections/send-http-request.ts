import { ApiFailure } from '../../../contract/errors.js';
import { readHeaders } from '../../connections/read-headers.js';
import type { Handler } from '../../context.js';
import { handlesOf } from '../../dmp/require-connector.js';
import { describeHttpAnswer } from '../../http-answer.js';
import { requireFeature } from '../../require-feature.js';

/** js-api 12.2. An answer is an answer whatever its status; redirections are the application's business. */
export const sendHttpRequest: Handler<'sendHttpRequest'> = async (input, context) => {
  const connection = handlesOf(context.session).find('connection', input.i_connection);
  if (connection === undefined) throw new ApiFailure('invalid-handle');
  const { open, card } = connection;
  if (open === undefined) {
    throw new ApiFailure('not-supported', {
      extended: 'The connection of the DMP connector carries DMP messages alone: use hl_createConnection',
    });
  }
  if (card !== undefined) {
    requireFeature('sendHttpRequest', context);
    // A TLS session that is resumed needs no signature: the card must still be there.
    card.assertUsable();
  }
  const body = input.s_requestBodyInBase64;
  const request = {
    method: input.s_method ?? (body === undefined ? 'GET' : 'POST'),
    path: input.s_requestPath,
    headers: readHeaders(input.Headers),
    body,
  };
  const { services, signal } = context;
  return describeHttpAnswer(await services.withCardTurns(signal, () => open.send(request, signal)));
};
