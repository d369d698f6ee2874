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

/** What a frame says of itself. */
interface FrameParts {
  readonly fin: boolean;
  readonly reserved: number;
  readonly opcode: number;
  readonly masked: boolean;
  readonly lengthForm: 'shortest' | 'medium' | 'long';
  readonly lie: number | null;
  readonly payload: Uint8Array;
}

/** Nearly always the first value: a sequence must get past its first frame to be worth anything. */
const mostly = <Value>(usual: Value, ...others: readonly Value[]) =>
  fc.oneof(
    { weight: 30, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );

const payload = fc.oneof(
  fc
    .constantFrom('{"s_commandName":', '"hl_nothing"}', '{"s_commandName":"hl_nothing"}', '', '[]')
    .map(toBytes),
  fc.string({ unit: 'binary', maxLength: 120 }).map(toBytes),
  fc.uint8Array({ maxLength: 140 }),
  fc.constant(Buffer.alloc(70_000, 'x')),
);

/** A frame: most are in order; now and then a bit, the mask, the opcode or the length is not. */
const frameBytes = fc
  .record({
    fin: fc.boolean(),
    reserved: mostly(0, 1, 2, 4, 7),
    opcode: fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(TEXT, TEXT, 0, 9, 10) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 15 }) },
    ),
    masked: mostly(true, false),
    lengthForm: mostly<FrameParts['lengthForm']>('shortest', 'medium', 'long'),
    lie: mostly<number | null>(null, 0, 1, 125, 126, 65_535, 2 ** 31, 2 ** 40),
    payload,
  })
  .map(writeFrame);

/** A message cut into fragments, with control frames between them. */
const fragmentedMessage = fc
  .record({ first: payload, between: fc.array(payload, { maxLength: 4 }), ping: fc.boolean(), last: payload })
  .map(({ first, between, ping, last }) => {
    const part = (opcode: number, fin: boolean, bytes: Uint8Array) =>
      writeFrame({
        fin,
        reserved: 0,
        opcode,
        masked: true,
        lengthForm: 'shortest',
        lie: null,
        payload: bytes,
      });
    return Buffer.concat([
      part(TEXT, false, first),
      ...between.flatMap((bytes) => [
        part(0, false, bytes),
        ...(ping ? [part(9, true, bytes.subarray(0, 125))] : []),
      ]),
      part(0, true, last),
    ]);
  });

function toBytes(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}

function writeFrame({ fin, reserved, opcode, masked, lengthForm, lie, payload }: FrameParts): Buffer {
  const length = lie ?? payload.length;
  const first = (fin ? 0x80 : 0) | (reserved << 4) | opcode;
  const mask = [0x12, 0x34, 0x56, 0x78];
  const bit = masked ? 0x80 : 0;
  const head =
    lengthForm === 'shortest' && length < 126
      ? Buffer.from([first, bit | length])
      : lengthForm !== 'long' && length < 65_536
        ? Buffer.from([first, bit | 126, length >> 8, length & 0xff])
        : Buffer.concat([Buffer.from([first, bit | 127]), bigEndian(length)]);
  if (!masked) return Buffer.concat([head, payload]);
  const body = Buffer.from(payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0)));
  return Buffer.concat([head, Buffer.from(mask), body]);
}

function bigEndian(length: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(length));
  return bytes;
}

const frameSequence = fc.array(
  fc.oneof({ weight: 1, arbitrary: frameBytes }, { weight: 1, arbitrary: fragmentedMessage }),
  { minLength: 1, maxLength: 8 },
);

/** Codes the server may close with: 1000 for its own, RFC 6455 7.4.1 for a broken protocol. */
const CLOSE_CODES = [1000, 1002, 1003, 1007, 1009];

describe('random WebSocket frames', () => {
  it(
    'are answered by errors and Closes only, and the connection ends when the client leaves',
    async () => {
      await fc.assert(
        fc.asyncProperty(frameSequence, async (frames) => {
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
