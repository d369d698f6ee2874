import { performance } from 'node:perf_hooks';
import { Agent, request } from 'undici';
import type { Answer, Command, Exchange, Send } from './command.js';

export interface HttpTarget {
  /** `https://localhost:<port>` */
  readonly url: string;
  /** Authority of the connector's certificate, PEM. */
  readonly ca: string;
  readonly origin?: string;
}

export interface HttpClient {
  /** `POST /api/<command>` (js-api 1.4). */
  readonly send: Send;
  /** `POST /remotecommand/<name>` (js-api 3.3). */
  remote(name: string, fields: Readonly<Record<string, unknown>>): Promise<Answer>;
  close(): Promise<void>;
}

/** The POST form of the API. */
export function overHttp({ url, ca, origin }: HttpTarget): HttpClient {
  const dispatcher = new Agent({ connect: { ca } });
  const headers = { 'content-type': 'application/json', ...(origin === undefined ? {} : { origin }) };

  async function post(path: string, body: unknown): Promise<Answer> {
    const response = await request(`${url}${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      dispatcher,
    });
    const text = await response.body.text();
    if (response.statusCode !== 200) throw new Error(`POST ${path}: HTTP ${response.statusCode} ${text}`);
    return JSON.parse(text);
  }

  async function send(command: Command): Promise<Exchange> {
    const start = performance.now();
    const answer = await post(`/api/${command.s_commandName.toLowerCase()}`, command);
    return { answer, milliseconds: performance.now() - start };
  }

  return {
    send,
    remote: (name, fields) => post(`/remotecommand/${name}`, fields),
    close: () => dispatcher.close(),
  };
}
