import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frame, PING, TEXT } from '../../../../testing/raw-websocket.js';
import { createFrameReader, type MessageLimits, VIOLATIONS } from './read-frames.js';

const BINARY = 2;
const CONTINUATION = 0;
const LIMITS: MessageLimits = { wanted: 'first', maxMessageBytes: 1000, maxFragments: 5 };

/** What came out of these bytes, cut in pieces of this size. */
function read(bytes: Buffer, { size = bytes.length || 1, limits = LIMITS, room = 1e9 } = {}) {
  const out = {
    messages: [] as { readonly text: string; readonly isText: boolean }[],
    control: [] as Buffer[],
    violations: [] as number[],
    dropped: [] as string[],
    held: 0,
  };
  const readPiece = createFrameReader(
    {
      control: (part) => void out.control.push(Buffer.from(part)),
      holds(held) {
        out.held = held;
        return held <= room;
      },
      message: (pieces, length, isText) => {
        const body = Buffer.concat(pieces);
        expect(body).toHaveLength(length);
        out.messages.push({ text: body.toString(), isText });
      },
      dropped: (pieces) => void out.dropped.push(Buffer.concat(pieces).toString()),
      violation: (code) => void out.violations.push(code),
    },
    limits,
  );
  for (let at = 0; at < bytes.length; at += size) readPiece(Buffer.from(bytes.subarray(at, at + size)));
  return { ...out, control: Buffer.concat(out.control) };
}

describe('the frames of a client', () => {
  it('give the same message however they and their bytes are cut, and pass control frames on as they came', () => {
    const parts = fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 400 }), fc.boolean(), (texts, size, isText) => {
        const frames = texts.flatMap((text, index) => [
          frame(index > 0 ? CONTINUATION : isText ? TEXT : BINARY, text, { fin: index === texts.length - 1 }),
          frame(PING, String(index)),
        ]);
        const limits: MessageLimits = { wanted: 'first', maxMessageBytes: 10_000, maxFragments: 6 };
        const { messages, control, violations } = read(Buffer.concat(frames), { size, limits });
        expect(violations).toEqual([]);
        expect(messages).toEqual([{ text: texts.join(''), isText }]);
        expect(control).toEqual(Buffer.concat(frames.filter((_, index) => index % 2 === 1)));
      }),
    );
  });

  it('give a message larger than a block whole', () => {
    const text = 'é'.repeat(3 * 1024 * 1024);
    const limits: MessageLimits = { wanted: 'first', maxMessageBytes: 1e8, maxFragments: 1 };
    const { messages } = read(frame(TEXT, text), { size: 65_521, limits });
    expect(messages[0]?.text === text).toBe(true);
  });

  it('give the first message only; the memory of later ones is not held', () => {
    const bytes = Buffer.concat([frame(TEXT, 'one'), frame(TEXT, 'another'), frame(PING, 'still read')]);
    const { messages, held, control } = read(bytes);
    expect(messages).toEqual([{ text: 'one', isText: true }]);
    expect(held).toBe(3);
    expect(control).toEqual(frame(PING, 'still read'));
  });

  const unmasked = Buffer.from([0x81, 0x02, 0x68, 0x69]);
  const withFirstByte = (first: number) => {
    const bytes = frame(TEXT, 'hi');
    bytes[0] = first;
    return bytes;
  };

  it.each([
    ['a frame without mask', unmasked, VIOLATIONS.protocol],
    ['a reserved bit', withFirstByte(0xc1), VIOLATIONS.protocol],
    ['an unknown opcode', withFirstByte(0x83), VIOLATIONS.protocol],
    ['an unknown control opcode', withFirstByte(0x8b), VIOLATIONS.protocol],
    ['a continuation of nothing', frame(CONTINUATION, 'hi'), VIOLATIONS.protocol],
    [
      'a message inside another',
      Buffer.concat([frame(TEXT, 'a', { fin: false }), frame(TEXT, 'b')]),
      VIOLATIONS.protocol,
    ],
    ['a control frame in fragments', frame(PING, 'a', { fin: false }), VIOLATIONS.protocol],
    ['a control frame that is too long', frame(PING, 'x'.repeat(126)), VIOLATIONS.protocol],
    ['text that is not UTF-8', frame(TEXT, Buffer.from([0xc3, 0x28])), VIOLATIONS.notUtf8],
    ['text that ends within a character', frame(TEXT, Buffer.from([0x61, 0xc3])), VIOLATIONS.notUtf8],
    ['a length over the limit', frame(TEXT, '', { announced: 1001 }), VIOLATIONS.tooLarge],
    ['a length no number holds', frame(TEXT, '', { announced: 2 ** 62 }), VIOLATIONS.tooLarge],
    [
      'fragments over the limit together',
      Buffer.concat([frame(TEXT, 'x'.repeat(900), { fin: false }), frame(CONTINUATION, 'x'.repeat(101))]),
      VIOLATIONS.tooLarge,
    ],
    [
      'too many fragments',
      Buffer.concat([
        frame(TEXT, '', { fin: false }),
        ...Array.from({ length: 5 }, () => frame(CONTINUATION, '', { fin: false })),
      ]),
      VIOLATIONS.tooManyFragments,
    ],
  ])('are refused for %s, and nothing after is read', (_, bytes, code) => {
    for (const size of [1, bytes.length]) {
      const { messages, violations } = read(Buffer.concat([bytes, frame(TEXT, 'after')]), { size });
      expect({ messages, violations }).toEqual({ messages: [], violations: [code] });
    }
  });

  it('take bytes that are no text when they do not claim to be', () => {
    expect(read(frame(BINARY, Buffer.from([0xc3, 0x28]))).violations).toEqual([]);
  });

  it('are dropped with all that follows once there is no room', () => {
    const bytes = Buffer.concat([frame(TEXT, 'x'.repeat(200)), frame(TEXT, 'y')]);
    const { messages, violations, held, dropped } = read(bytes, { size: 50, room: 100 });
    expect({ messages, violations }).toEqual({ messages: [], violations: [] });
    expect(held).toBeLessThanOrEqual(150);
    expect(dropped).toEqual(['x'.repeat(held)]);
  });
});

describe('the frames of a client in session mode', () => {
  const limits: MessageLimits = { ...LIMITS, wanted: 'every' };

  it('give every message, whole and in order, however the bytes are cut', () => {
    const parts = fc.array(
      fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { minLength: 1, maxLength: 4 }),
      {
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 90 }), (texts, size) => {
        const frames = texts.flatMap((pieces) =>
          pieces.map((piece, index) =>
            frame(index > 0 ? CONTINUATION : TEXT, piece, { fin: index === pieces.length - 1 }),
          ),
        );
        const { messages, violations } = read(Buffer.concat(frames), { size, limits });
        expect(violations).toEqual([]);
        expect(messages).toEqual(texts.map((pieces) => ({ text: pieces.join(''), isText: true })));
      }),
    );
  });

  it('drop the one message for which there is no room, with its beginning told, and go on', () => {
    const bytes = Buffer.concat([frame(TEXT, 'one'), frame(TEXT, 'x'.repeat(200)), frame(TEXT, 'two')]);
    const { messages, dropped } = read(bytes, { size: 50, room: 100, limits });
    expect(messages.map(({ text }) => text)).toEqual(['one', 'two']);
    expect(dropped).toEqual([expect.stringMatching(/^x{101,150}$/)]);
  });

  it('are refused for a text that is no UTF-8 in a later message', () => {
    const bytes = Buffer.concat([frame(TEXT, 'one'), frame(TEXT, Buffer.from([0x61, 0xc3]))]);
    expect(read(bytes, { limits }).violations).toEqual([VIOLATIONS.notUtf8]);
  });
});
