import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAnswer } from '../testing/fake-server.js';
import { answersRequest, findPacketRefusal } from './check.js';
import { decodePacket, encodeRequest, type NtpPacket } from './packet.js';

const stamp = 0xe0_00_00_00_00_00_00_00n;
const good = { origin: 7n, receive: stamp, transmit: stamp, reference: stamp };

function read(fields: Parameters<typeof buildAnswer>[0]): NtpPacket {
  const packet = decodePacket(buildAnswer(fields));
  if (packet === undefined) throw new Error('not a packet');
  return packet;
}

describe('packets', () => {
  it('a request says version 4, client, and carries the 64 bits given', () => {
    const bytes = encodeRequest(0x0123456789abcdefn);
    expect(bytes).toHaveLength(48);
    expect(bytes[0]).toBe(0x23);
    expect(Buffer.from(bytes).toString('hex')).toBe(`23${'00'.repeat(39)}0123456789abcdef`);
  });

  it('decode what was built', () => {
    fc.assert(
      fc.property(
        fc.record({
          leap: fc.integer({ min: 0, max: 3 }),
          version: fc.integer({ min: 0, max: 7 }),
          mode: fc.integer({ min: 0, max: 7 }),
          stratum: fc.integer({ min: 0, max: 255 }),
          origin: fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }),
          receive: fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }),
          transmit: fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }),
          reference: fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }),
        }),
        (fields) => {
          expect(read(fields)).toMatchObject(fields);
        },
      ),
    );
  });

  it('never throw, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const packet = decodePacket(bytes);
        expect(packet === undefined).toBe(bytes.length < 48);
        if (packet !== undefined) findPacketRefusal(packet);
      }),
    );
  });

  it('keep no unprintable character of a reference id', () => {
    expect(read({ ...good, referenceId: 'A\n\x1bB' }).referenceId).toBe('AB');
  });
});

describe('answers', () => {
  it('belong to a request when they are from a server and give its number back', () => {
    expect(answersRequest(read(good), 7n)).toBe(true);
    expect(answersRequest(read(good), 8n)).toBe(false);
    expect(answersRequest(read({ ...good, mode: 3 }), 7n)).toBe(false);
    expect(answersRequest(read({ ...good, mode: 5 }), 7n)).toBe(false);
  });

  it('that keep every rule are usable', () => {
    expect(findPacketRefusal(read(good))).toBeUndefined();
    expect(findPacketRefusal(read({ ...good, stratum: 1 }))).toBeUndefined();
    expect(findPacketRefusal(read({ ...good, stratum: 15, version: 3, leap: 1 }))).toBeUndefined();
  });

  it.each([
    [{ stratum: 0, referenceId: 'RATE' }, "kiss-o'-death RATE"],
    [{ leap: 3 }, 'not synchronised (leap 3)'],
    [{ stratum: 16 }, 'stratum 16'],
    [{ version: 2 }, 'version 2'],
    [{ version: 5 }, 'version 5'],
    [{ transmit: 0n }, 'without its time stamps'],
    [{ receive: 0n }, 'without its time stamps'],
    [{ transmit: stamp - 1n, reference: 1n }, 'before the question'],
    [{ reference: stamp + 1n }, 'after its own answer'],
    [{ rootDispersion: 16 << 16 }, 'too far'],
    [{ rootDelay: 17 << 16 }, 'too far'],
  ])('with %o are refused', (bent, why) => {
    expect(findPacketRefusal(read({ ...good, ...bent }))).toContain(why);
  });

  it('may have their two stamps on both sides of an era', () => {
    const last = (1n << 64n) - 1n;
    expect(
      findPacketRefusal(read({ ...good, receive: last, transmit: 1n, reference: last })),
    ).toBeUndefined();
  });
});
