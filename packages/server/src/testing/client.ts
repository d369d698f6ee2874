import { request as httpsRequest } from 'node:https';
import { WebSocket } from 'ws';
import type { TestMaster } from './start-test-master.js';

/** Everything a test client saw on one socket. */
export interface Exchange {
  readonly messages: readonly Record<string, unknown>[];
  readonly closeCode: number;
}

/** Who connects, and how. */
export interface Caller {
  readonly origin?: string;
  readonly host?: string;
  readonly path?: string;
}

/** Opens a WebSocket to a master. */
export function openSocket(master: TestMaster, { origin, host, path = '' }: Caller = {}): WebSocket {
  return new WebSocket(`wss://127.0.0.1:${master.port}${path}`, {
    ca: master.certificate.cert,
    ...(origin === undefined ? {} : { origin }),
    headers: host === undefined ? {} : { Host: host },
  });
}

/** Sends one message and waits for the server's close. A string is sent as it is. */
export function exchange(
  master: TestMaster,
  message: object | string | Buffer,
  caller: Caller = {},
): Promise<Exchange> {
  const socket = openSocket(master, caller);
  const messages: Record<string, unknown>[] = [];
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.on('message', (data) => messages.push(JSON.parse(String(data))));
    socket.once('close', (closeCode) => resolve({ messages, closeCode }));
    socket.once('open', () =>
      socket.send(
        typeof message === 'string' || Buffer.isBuffer(message) ? message : JSON.stringify(message),
      ),
    );
  });
}

/** Runs a command as the historical wrapper does, and gives its one answer; checks that the close code is 1000. */
export async function run(
  master: TestMaster,
  command: string,
  fields: object = {},
  caller: Caller = {},
): Promise<Record<string, unknown>> {
  const { messages, closeCode } = await exchange(master, { s_commandName: command, ...fields }, caller);
  const [answer] = messages;
  if (messages.length !== 1 || answer === undefined || closeCode !== 1000) {
    throw new Error(`${messages.length} messages, close code ${closeCode}`);
  }
  return answer;
}

/** Opens a session and gives its id. */
export async function openSession(
  master: TestMaster,
  fields: object = {},
  caller: Caller = {},
): Promise<string> {
  const answer = await run(master, 'hl_openSession', fields, caller);
  if (typeof answer.s_sessionId !== 'string') throw new Error(JSON.stringify(answer));
  return answer.s_sessionId;
}

/** An HTTP answer. */
export interface HttpAnswer {
  readonly status: number;
  readonly reason: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** Sends one HTTP request. */
export function send(
  master: TestMaster,
  method: string,
  path: string,
  { headers = {}, body }: { readonly headers?: Record<string, string>; readonly body?: string | Buffer } = {},
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const request = httpsRequest(
      {
        host: '127.0.0.1',
        port: master.port,
        method,
        path,
        ca: master.certificate.cert,
        headers,
        agent: false,
        // Whatever the Host header says, the certificate is for this name.
        servername: 'localhost',
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (piece: string) => {
          text += piece;
        });
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            reason: response.statusMessage ?? '',
            headers: response.headers,
            text,
          }),
        );
      },
    );
    request.once('error', reject);
    request.end(body);
  });
}

/** Asks the worker of a session until as many of its calls hang as expected, and gives its process number. */
export async function untilHanging(
  master: TestMaster,
  s_sessionId: string,
  expected: number,
): Promise<number> {
  for (;;) {
    const { i_hanging, i_pid } = await run(master, 'test_pid', { s_sessionId });
    if (i_hanging === expected) return Number(i_pid);
  }
}
