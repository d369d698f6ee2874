import { connectRaw } from '@dmpconnect/server/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Connector, startConnector } from '../conformance/testing/connector.js';
import { expectAlive } from './testing/alive.js';
import { FUZZ_TIMEOUT_MS, fuzzParameters } from './testing/runs.js';

let connector: Connector;
beforeAll(async () => {
  connector = await startConnector();
});
afterAll(() => connector.stop());

const line = fc.string({ unit: 'grapheme-ascii', maxLength: 60 });

/** The head and the body of a request that means something, or nearly. */
const request = fc
  .record({
    method: fc.oneof(
      fc.constantFrom('GET', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'TRACE', 'CONNECT', 'PRI', 'post'),
      line,
    ),
    path: fc.oneof(
      fc.constantFrom(
        '/',
        '*',
        '/api/hl_opensession',
        '/api/hl_nothing',
        '/api/../remotecommand/x',
        '/api/%00',
        '/remotecommand/getAllowedOrigins',
        '/remotecommand/registerDcParameter',
        'https://evil.test/',
        '//',
      ),
      line.map((text) => `/${text}`),
    ),
    version: fc.constantFrom('HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTTP/9', ''),
    host: fc.constantFrom(
      'right',
      'right',
      'right',
      'absent',
      'twice',
      'evil.test',
      'localhost',
      'localhost:1',
    ),
    headers: fc.array(
      fc.oneof(
        fc.constantFrom(
          'Origin: https://evil.test',
          'Origin: null',
          'Origin: https://localhost:1',
          'Content-Type: application/json',
          'Content-Length: 5',
          'Content-Length: 99999999999',
          'Content-Length: -1',
          'Transfer-Encoding: chunked',
          'Transfer-Encoding: gzip, chunked',
          'Expect: 100-continue',
          'Upgrade: websocket',
          'Upgrade: h2c',
          'Connection: Upgrade',
          'Connection: close',
          'Sec-WebSocket-Key: short',
          'Sec-WebSocket-Version: 12',
          'Access-Control-Request-Private-Network: true',
          `X: ${'x'.repeat(40_000)}`,
        ),
        fc.tuple(line, line).map(([name, value]) => `${name}: ${value}`),
      ),
      { maxLength: 6 },
    ),
    body: fc.oneof(
      fc.constantFrom(
        '',
        '{}',
        '{"s',
        '5\r\nhello\r\n0\r\n\r\n',
        'ffffffffff\r\n',
        '{"s_commandName":"hl_nothing"}',
      ),
      fc.string({ unit: 'binary', maxLength: 300 }),
    ),
    end: fc.constantFrom('\r\n', '\r\n', '\r\n', '\n', ''),
  })
  .map(({ method, path, version, host, headers, body, end }) => ({
    host,
    parts: [`${method} ${path} ${version}`, ...headers],
    body,
    end,
  }));

const garbage = fc.uint8Array({ maxLength: 500 }).map((bytes) => Buffer.from(bytes));

/** Whether an answer says no: by its status, or by the JSON of a 200. Pages and preflights promise nothing either. */
function expectRefusal(answer: string, bytes: string): void {
  const [head = '', ...rest] = answer.split('\r\n\r\n');
  const status = Number(/^HTTP\/1\.[01] (\d{3}) /.exec(head)?.[1]);
  expect(status, bytes).toBeGreaterThanOrEqual(100);
  expect(status, bytes).toBeLessThan(500);
  if (status !== 200) return;
  const body = rest.join('\r\n\r\n');
  if (/^Content-Type: application\/json/im.test(head) && body !== '') {
    const [message = ''] = body.split(/(?<=\})HTTP/);
    if (message.includes('"AllowedOrigins"') || message.includes('"s_sessionId"')) {
      // The two requests above that are right as they stand.
      expect(bytes).toMatch(/getAllowedOrigins|hl_opensession/i);
    } else expect(message).toMatch(/"s_status":"(ERROR|API_ERROR)"/);
  }
}

describe('random HTTP', () => {
  it(
    'is refused, never with a fault of the server, and the connection ends when the client leaves',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.oneof({ weight: 4, arbitrary: request }, { weight: 1, arbitrary: garbage }),
          async (asked) => {
            const bytes = Buffer.isBuffer(asked) ? asked : writeRequest(asked, connector.target.port);
            const socket = await connectRaw(connector.target);
            socket.write(bytes);
            socket.tls.end();
            const answer = (await socket.ended()).toString('latin1');
            if (answer !== '') expectRefusal(answer, bytes.toString('latin1'));
          },
        ),
        fuzzParameters(),
      );
      await expectAlive(connector);
    },
    FUZZ_TIMEOUT_MS,
  );
});

interface AskedRequest {
  readonly host: string;
  readonly parts: readonly string[];
  readonly body: string;
  readonly end: string;
}

function writeRequest({ host, parts, body, end }: AskedRequest, port: number): Buffer {
  const right = `Host: localhost:${port}`;
  const hosts =
    host === 'right'
      ? [right]
      : host === 'absent'
        ? []
        : host === 'twice'
          ? [right, right]
          : [`Host: ${host}`];
  const [first = '', ...headers] = parts;
  return Buffer.from([first, ...hosts, ...headers, '', body].join(end), 'utf8');
}
