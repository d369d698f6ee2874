import type { HttpResponse } from '@dmpconnect/soap';
import type { OutputOf } from '../contract/table.js';

/** An HTTP answer on the wire (js-api 10, 12.2). Only HTTP/1.1 is spoken. */
export function describeHttpAnswer(response: HttpResponse): OutputOf<'sendHttpRequest'> {
  return {
    s_answerBodyInBase64: Buffer.from(response.body).toString('base64'),
    Headers: response.headers.map(({ name, value }) => ({ s_name: name, s_value: value })),
    StatusLine: {
      s_httpVersion: 'HTTP/1.1',
      s_reasonPhrase: response.statusText,
      s_statusCode: String(response.status),
    },
  };
}
