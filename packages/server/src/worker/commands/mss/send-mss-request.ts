import type { Handler } from '../../context.js';
import { inWireNamesLater } from '../../dmp/wire-names.js';
import { describeHttpAnswer } from '../../http-answer.js';
import { requireMessaging } from '../../mss/require-messaging.js';

/** js-api 10, mss 12.1. An answer is an answer whatever its status; no header comes from the page. */
export const hl_sendMssRequest: Handler<'hl_sendMssRequest'> = async (input, context) => {
  const { services, signal } = context;
  const { client } = await requireMessaging(context);
  const response = await services.withCardTurns(signal, () =>
    inWireNamesLater({ path: 's_requestPath', body: 's_requestBodyInBase64' }, () =>
      client.request(input.s_requestPath, input.s_requestBodyInBase64, { signal }),
    ),
  );
  return describeHttpAnswer(response);
};
