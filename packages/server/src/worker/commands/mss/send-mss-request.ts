import { ApiFailure } from '../../../contract/errors.js';
import type { Handler } from '../../context.js';
import { inWireNamesLater } from '../../dmp/wire-names.js';
import { describeHttpAnswer } from '../../http-answer.js';
import { requireMessaging } from '../../mss/require-messaging.js';

/** js-api 10, mss 12.1. An answer is an answer whatever its status; no header comes from the page. */
export const hl_sendMssRequest: Handler<'hl_sendMssRequest'> = async (input, context) => {
  const { services, signal } = context;
  const { request } = await requireMessaging(context);
  if (request === undefined) {
    throw new ApiFailure('not-supported', {
      extended: 'The operator of the settings (mss/imap_server, mss/smtp_server) has no web services.',
    });
  }
  const response = await services.withCardTurns(signal, () =>
    inWireNamesLater({ path: 's_requestPath', body: 's_requestBodyInBase64' }, () =>
      request(input.s_requestPath, input.s_requestBodyInBase64, { signal }),
    ),
  );
  return describeHttpAnswer(response);
};
