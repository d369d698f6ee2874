import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFrameReader, encodeFrame, type Frame, FrameError } from './frame.js';

/** Cuts bytes at these places, wrapped to their length. */
function cut(bytes: Buffer, places: readonly number[]): readonly Buffer[] {
  const at = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...at].map((start, index) => bytes.subarray(start, at[index] ?? bytes.length));
}

describe('frames of the channel', () => {
  it('arrive as they were sent, however the bytes are cut', () => {
    const message = fc.tuple(fc.dictionary(fc.string(), fc.jsonValue()), fc.uint8Array({ maxLength: 300 }));
    fc.assert(
      fc.property(fc.array(message, { maxLength: 5 }), fc.array(fc.nat(5000)), (messages, places) => {
        const bytes = Buffer.concat(messages.flatMap(([header, body]) => encodeFrame(header, body)));
        const received: Frame[] = [];
        const read = createFrameReader((frame) => received.push(frame));
        for (const piece of cut(bytes, places)) read(piece);
        expect(received.map(({ header, body }) => [header, [...body]])).toEqual(
          messages.map(([header, body]) => [JSON.parse(JSON.stringify(header)), [...body]]),
        );
      }),
    );
  });

  it('gather a large body from many pieces', () => {
    const body = Buffer.alloc(3 * 1024 * 1024, 'body');
    const bytes = Buffer.concat(encodeFrame({ type: 'x' }, body));
    let received: Buffer | undefined;
    const read = createFrameReader((frame) => {
      received = frame.body;
    });
    for (let at = 0; at < bytes.length; at += 65_536) read(bytes.subarray(at, at + 65_536));
    expect(received?.equals(body)).toBe(true);
  });

  it.each([
    ['a header over its limit', Buffer.from('7fffffff00000000', 'hex')],
    ['a body over its limit', Buffer.from('00000002ffffffff', 'hex')],
    ['a header that is no JSON', Buffer.concat([Buffer.from('0000000100000000', 'hex'), Buffer.from('{')])],
  ])('refuse %s', (_, bytes) => {
    expect(() => createFrameReader(() => {})(bytes)).toThrow(FrameError);
  });

  it('refuse a body where none is wanted, before it gets memory', () => {
    const [head] = encodeFrame({ type: 'hello' }, Buffer.alloc(1));
    expect(() => createFrameReader(() => {}, 0)(Buffer.from(head!))).toThrow(FrameError);
  });

  it('cannot be made with a header over the limit', () => {
    expect(() => encodeFrame({ x: 'x'.repeat(1024 * 1024) })).toThrow(FrameError);
  });
});
