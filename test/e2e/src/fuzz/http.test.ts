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

/** Mostly the usual values, so that most requests get past the parser and each part meets the others in order. */
const mostly = <Value>(usual: fc.Arbitrary<Value>, others: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 8, arbitrary: usual }, { weight: 1, arbitrary: others });

const oddHeader = fc.oneof(
  fc.constantFrom(
    'Origin: https://evil.test',
    'Origin: null',
    'Content-Length: 5',
    'Content-Length: 99999999999',
    'Content-Length: -1',
    'Transfer-Encoding: chunked',
    'Transfer-Encoding: gzip, chunked',
    'Expect: 100-continue',
    'Expect: something',
    'Upgrade: websocket',
    'Upgrade: h2c',
    'Connection: Upgrade',
    'Sec-WebSocket-Key: short',
    'Sec-WebSocket-Version: 12',
    `X: ${'x'.repeat(40_000)}`,
  ),
  fc.tuple(line, line).map(([name, value]) => `${name}: ${value}`),
);

const request = fc
  .record({
    method: mostly(
      fc.constantFrom('POST', 'POST', 'POST', 'GET', 'OPTIONS', 'HEAD'),
      fc.oneof(fc.constantFrom('PUT', 'TRACE', 'CONNECT', 'PRI', 'post'), line),
    ),
    path: mostly(
      fc.constantFrom(
        '/',
        '/api/hl_getpcscreaders',
        '/api/HL_SENDDOCUMENT',
        '/api/hl_nothing',
        '/remotecommand/registerDcParameter',
        '/remotecommand/unregisterDcParameter',
        '/remotecommand/nothing',
      ),
      fc.oneof(
        fc.constantFrom('*', '/api/../remotecommand/x', '/api/%00', 'https://evil.test/', '//', '/api/'),
        line.map((text) => `/${text}`),
      ),
    ),
    version: mostly(fc.constant('HTTP/1.1'), fc.constantFrom('HTTP/1.0', 'HTTP/2.0', 'HTTP/9', '')),
    host: mostly(
      fc.constant('right'),
      fc.constantFrom('absent', 'twice', 'evil.test', 'localhost', 'localhost:1'),
    ),
    headers: fc
      .tuple(
        fc.subarray([
          'Origin: https://localhost:1',
          'Content-Type: application/json',
          'Access-Control-Request-Private-Network: true',
        ]),
        fc.array(oddHeader, { maxLength: 1 }),
        fc.boolean(),
      )
      .map(([usual, odd, isOdd]) => (isOdd ? [...usual, ...odd] : usual)),
    body: fc.oneof(
      fc.constantFrom(
        '',
        '{}',
        '{"s',
        '[]',
        '5\r\nhello\r\n0\r\n\r\n',
        'ffffffffff\r\n',
        '{"s_commandName":"x"}',
      ),
      fc.json(),
      fc.string({ unit: 'binary', maxLength: 300 }),
    ),
    announced: mostly(fc.constant(true), fc.constant(false)),
    end: mostly(fc.constant('\r\n'), fc.constantFrom('\n', '')),
  })
  .map(({ method, path, version, headers, ...rest }) => ({
    ...rest,
    parts: [`${method} ${path} ${version}`, ...headers],
  }));

const garbage = fc.uint8Array({ maxLength: 500 }).map((bytes) => Buffer.from(bytes));

/** Whether an answer says no: by its status, or by the JSON of a 200. Pages and preflights promise nothing either. */
function expectRefusal(answer: string, bytes: string): void {
  const [head = '', ...rest] = answer.split('\r\n\r\n');
  const status = Number(/^HTTP\/1\.[01] (\d{3}) /.exec(head)?.[1]);
  expect(status, bytes).toBeGreaterThanOrEqual(100);
  expect(status, bytes).toBeLessThan(500);
  if (/^Content-Type: application\/json/im.test(head)) {
    // HEAD has no body; nothing of what is asked here is a command that could succeed.
    expect(rest.join('\r\n\r\n'), bytes).toMatch(/^$|"s_status":"(ERROR|API_ERROR)"/);
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
  /** Whether the true length of the body is told. */
  readonly announced: boolean;
  readonly end: string;
}

function writeRequest({ host, parts, body, announced, end }: AskedRequest, port: number): Buffer {
  const right = `Host: localhost:${port}`;
  const named: Readonly<Record<string, readonly string[]>> = {
    right: [right],
    absent: [],
    twice: [right, right],
  };
  const length = announced ? [`Content-Length: ${Buffer.byteLength(body)}`] : [];
  const [first = '', ...headers] = parts;
  const lines = [first, ...(named[host] ?? [`Host: ${host}`]), ...length, ...headers, '', body];
  return Buffer.from(lines.join(end), 'utf8');
}
