import { readFileSync } from 'node:fs';
import type { RawTarget } from '@dmpconnect/server/testing';
import { Agent, request } from 'undici';
import type { Answer } from '../../client/command.js';
import { type Application, shareApplication } from '../../testing/application.js';

/** The built connector in its sandbox, reached without any client library of ours. */
export interface Connector {
  readonly application: Application;
  readonly target: RawTarget;
  /** One HTTP exchange; headers are sent as they are given and no other but those HTTP needs. */
  http(method: string, path: string, options?: HttpOptions): Promise<HttpAnswer>;
  stop(): Promise<void>;
}

export interface HttpOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** The text read as JSON. */
  json(): Answer;
}

/**
 * The connector with the sandbox around it.
 *
 * @param starting The application; default the one that the files of a process share.
 */
export async function startConnector(
  starting: Promise<Application> = shareApplication(),
): Promise<Connector> {
  const application = await starting;
  const { https = '', caFile = '' } = application.sandbox.ready;
  const cert = readFileSync(caFile, 'utf8');
  const dispatcher = new Agent({ connect: { ca: cert } });
  return {
    application,
    target: { port: Number(new URL(https).port), certificate: { cert } },
    async http(method, path, { headers = {}, body } = {}) {
      const answer = await request(`${https}${path}`, {
        method: method as 'POST',
        headers,
        dispatcher,
        ...(body === undefined ? {} : { body }),
      });
      const text = await answer.body.text();
      return { status: answer.statusCode, headers: answer.headers, text, json: () => JSON.parse(text) };
    },
    async stop() {
      await dispatcher.close();
      await application.stop();
    },
  };
}
