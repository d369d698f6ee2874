import type { IncomingMessage, ServerResponse } from 'node:http';
import { encodeFailure } from '../../../contract/answers.js';
import { DEFAULT_REQUEST_BYTES } from '../../../contract/define.js';
import { ApiFailure } from '../../../contract/errors.js';
import type { ServeCall } from '../../calls/call.js';
import { originOf } from '../guards/origin.js';
import { answerJson } from './answer-json.js';
import { readBody } from './read-body.js';

/** What `POST /api/<command>` needs. */
export interface ApiOptions {
  readonly serve: ServeCall;
  readonly version: string;
  /** Bytes of the largest request of the command, by name in lower case; unknown names get the default. */
  readonly maxRequestBytes: ReadonlyMap<string, number>;
  /** Bytes of the largest request of any command. */
  readonly largestRequestBytes: number;
}

/** Serves `POST /api/<command>` (js-api 1.4): the same JSON as on the WebSocket, whatever the content type. */
export function createApi({ serve, version, maxRequestBytes, largestRequestBytes }: ApiOptions) {
  return async (request: IncomingMessage, response: ServerResponse, name: string): Promise<void> => {
    const limit = maxRequestBytes.get(name.toLowerCase()) ?? DEFAULT_REQUEST_BYTES;
    const reading = await readBody(request, limit, largestRequestBytes);
    if ('body' in reading) {
      const answer = (body: Buffer) => answerJson(request, response, version, body);
      const call = serve(
        { body: reading.body, origin: originOf(request), pathCommand: name, carriesEvents: false },
        // Monitors are refused before they start: neither an event nor an end without answer can come.
        { answer, event: () => {}, end: () => void response.destroy() },
      );
      response.once('close', () => call.hangUp());
    } else if (reading.problem === 'too-large') {
      const failure = new ApiFailure('functional-fault', {
        description: `The request is larger than the ${limit} bytes allowed for this command`,
      });
      answerJson(request, response, version, encodeFailure(failure, name));
    }
  };
}
