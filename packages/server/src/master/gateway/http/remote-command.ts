import type { IncomingMessage, ServerResponse } from 'node:http';
import { encodeFailure, encodeSuccess } from '../../../contract/answers.js';
import { DEFAULT_REQUEST_BYTES } from '../../../contract/define.js';
import { ApiFailure } from '../../../contract/errors.js';
import { readRequest } from '../../../contract/read-json.js';
import type { AllowedOrigins, RemoteCommandName, RemoteCommands } from '../../remote-commands/index.js';
import { REMOTE_COMMAND_NAMES } from '../../remote-commands/types.js';
import { originOf } from '../guards/origin.js';
import { refuseRequest } from '../refuse.js';
import { answerJson } from './answer-json.js';
import { readBody } from './read-body.js';

/** These bodies are small. */
const UNCOUNTED = { holds: () => true, release: () => {} };

/** What `POST /remotecommand/<name>` needs. */
export interface RemoteCommandOptions {
  readonly commands: RemoteCommands;
  readonly origins: AllowedOrigins;
  readonly version: string;
  /** Whether the console of this server asks: it acts for the person at this machine, as the command line does. */
  readonly isConsole: (request: IncomingMessage) => boolean;
  /** Bytes read and thrown away of a body that is too large. */
  readonly drainBytes: number;
}

/**
 * Serves `POST /remotecommand/<name>` (js-api 3.3). Whether the caller's origin is accepted depends on what is
 * submitted, so the command itself says it; a request that is no command at all is answered to known origins only.
 */
export function createRemoteCommandRoute({
  commands,
  origins,
  version,
  isConsole,
  drainBytes,
}: RemoteCommandOptions) {
  return async (request: IncomingMessage, response: ServerResponse, name: string): Promise<void> => {
    const origin = isConsole(request) ? undefined : originOf(request);
    const reading = await readBody(request, DEFAULT_REQUEST_BYTES, drainBytes, UNCOUNTED);
    if ('problem' in reading && reading.problem === 'aborted') return;

    const refuse = async (failure: ApiFailure) => {
      if (await origins.allows(origin)) answerJson(request, response, version, encodeFailure(failure, name));
      else refuseRequest(response, { status: 403 });
    };
    if (!isRemoteCommand(name)) return refuse(functional('Unknown command'));
    if (!('body' in reading)) {
      return refuse(functional(`The request is larger than ${DEFAULT_REQUEST_BYTES} bytes`));
    }
    const body = readOrFailure(reading.body);
    if (body instanceof ApiFailure) return refuse(body);

    const outcome = await commands.run(name, body, origin === undefined ? {} : { origin });
    if (outcome.kind === 'origin-refused') refuseRequest(response, { status: 403 });
    else if (outcome.kind === 'answer') answerJson(request, response, version, encodeSuccess(outcome.fields));
    else {
      const failure = new ApiFailure(outcome.code === 1 ? 'technical-fault' : 'functional-fault', {
        description: outcome.description,
      });
      answerJson(request, response, version, encodeFailure(failure, name));
    }
  };
}

function isRemoteCommand(name: string): name is RemoteCommandName {
  return REMOTE_COMMAND_NAMES.some((known) => known === name);
}

function functional(description: string): ApiFailure {
  return new ApiFailure('functional-fault', { description });
}

/** `getAllowedOrigins` needs no input: no body at all is an empty object. */
function readOrFailure(body: Buffer): object | ApiFailure {
  if (body.length === 0) return {};
  try {
    return readRequest(body);
  } catch (error) {
    return error instanceof ApiFailure ? error : new ApiFailure('technical-fault', { cause: error });
  }
}
