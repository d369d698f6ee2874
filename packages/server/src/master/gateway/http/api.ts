import type { IncomingMessage, ServerResponse } from 'node:http';
import { encodeFailure } from '../../../contract/answers.js';
import { DEFAULT_REQUEST_BYTES } from '../../../contract/define.js';
import { ApiFailure } from '../../../contract/errors.js';
import type { ServeCall } from '../../calls/call.js';
import { type BodyBudget, tooManyBytes } from '../body-budget.js';
import type { CallerAccounts } from '../caller-accounts.js';
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
  readonly budget: BodyBudget;
  readonly accounts: Pick<CallerAccounts, 'of'>;
}

/** Serves `POST /api/<command>` (js-api 1.4): the same JSON as on the WebSocket, whatever the content type. */
export function createApi({
  serve,
  version,
  maxRequestBytes,
  largestRequestBytes,
  budget,
  accounts,
}: ApiOptions) {
  return async (request: IncomingMessage, response: ServerResponse, name: string): Promise<void> => {
    const limit = maxRequestBytes.get(name.toLowerCase()) ?? DEFAULT_REQUEST_BYTES;
    // Before the body: the caller may be gone by then.
    const account = await accounts.of(request.socket);
    const share = budget.open();
    response.once('close', share.release);
    const reading = await readBody(request, limit, largestRequestBytes, share);
    if ('body' in reading) {
      const answer = (body: Buffer) => answerJson(request, response, version, body);
      const call = serve(
        { body: reading.body, origin: originOf(request), account, pathCommand: name, carriesEvents: false },
        // Monitors are refused before they start: neither an event nor an end without answer can come.
        { answer, event: () => {}, end: () => void response.destroy() },
      );
      response.once('close', () => call.hangUp());
    } else if (reading.problem !== 'aborted') {
      const failure = reading.problem === 'no-room' ? tooManyBytes() : tooLarge(limit);
      answerJson(request, response, version, encodeFailure(failure, name));
    }
  };
}

function tooLarge(limit: number): ApiFailure {
  return new ApiFailure('functional-fault', {
    description: `The request is larger than the ${limit} bytes allowed for this command`,
  });
}
