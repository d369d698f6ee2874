import { CLOSE, connectWebSocket, parseFrames, TEXT } from '@dmpconnect/server/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Connector, startConnector } from '../conformance/testing/connector.js';
import { expectFailure } from '../conformance/testing/failures.js';
import { closeCodeOf } from '../conformance/testing/wrapper-socket.js';
import { expectAlive } from './testing/alive.js';
import { FUZZ_TIMEOUT_MS, fuzzParameters } from './testing/runs.js';

let connector: Connector;
beforeAll(async () => {
  connector = await startConnector();
});
afterAll(() => connector.stop());

/** A frame as bytes: any opcode and bits, masked or not, a length that is true, false or huge. */
const frameBytes = fc
  .record({
    first: fc.integer({ min: 0, max: 255 }),
    masked: fc.boolean(),
    payload: fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ unit: 'binary', maxLength: 100 }).map((text) => Buffer.from(text, 'utf8')),
      fc.constantFrom(Buffer.from('{"s_commandName":"hl_nothing"}'), Buffer.alloc(70_000, 'x')),
    ),
    lengthForm: fc.constantFrom('short', 'medium', 'long'),
    lie: fc.option(fc.constantFrom(0, 1, 125, 126, 65_535, 2 ** 31, 2 ** 40), { freq: 4 }),
  })
  .map(({ first, masked, payload, lengthForm, lie }) => {
    const length = lie ?? payload.length;
    const head =
      lengthForm === 'short' && length < 126
        ? Buffer.from([first, length])
        : lengthForm === 'medium' && length < 65_536
          ? Buffer.from([first, 126, length >> 8, length & 0xff])
          : Buffer.concat([Buffer.from([first, 127]), bigEndian(length)]);
    if (!masked) return Buffer.concat([head, payload]);
    head[1] = (head[1] ?? 0) | 0x80;
    const mask = [0x12, 0x34, 0x56, 0x78];
    return Buffer.concat([
      head,
      Buffer.from(mask),
      Buffer.from(payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0))),
    ]);
  });

function bigEndian(length: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(length));
  return bytes;
}

/** Codes the server may close with: 1000 for its own, RFC 6455 7.4.1 for a broken protocol. */
const CLOSE_CODES = [1000, 1002, 1003, 1007, 1009];

describe('random WebSocket frames', () => {
  it(
    'are answered by errors and Closes only, and the connection ends when the client leaves',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(frameBytes, { minLength: 1, maxLength: 8 }), async (frames) => {
          const socket = await connectWebSocket(connector.target);
          socket.write(Buffer.concat(frames));
          socket.tls.end();
          for (const { opcode, payload } of parseFrames(await socket.ended())) {
            if (opcode === TEXT) expectFailure(JSON.parse(payload.toString('utf8')), 6000, 2);
            else if (opcode === CLOSE) expectCloseCode(closeCodeOf(payload), frames);
          }
        }),
        fuzzParameters(),
      );
      await expectAlive(connector);
    },
    FUZZ_TIMEOUT_MS,
  );
});

/** A Close of the client is answered with its own code, if it is one. */
function expectCloseCode(code: number, frames: readonly Buffer[]): void {
  if (frames.some(([first = 0]) => (first & 0x0f) === CLOSE)) expect(code).toBeGreaterThanOrEqual(1000);
  else expect(CLOSE_CODES).toContain(code);
}
