import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHandshakeReader } from './handshake-reader.js';

const record = (type: number, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from([type, 3, 3, body.length >> 8, body.length & 255]), body]);
const length3 = (value: number): Buffer => Buffer.from([value >> 16, (value >> 8) & 255, value & 255]);
const message = (type: number, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from([type]), length3(body.length), body]);

/** What a client sends: its hello, its certificates, its key exchange, then the change of cipher. */
function flight(certificates: readonly Uint8Array[], recordSize: number): Buffer {
  const list = Buffer.concat(certificates.flatMap((each) => [length3(each.length), Buffer.from(each)]));
  const messages = Buffer.concat([
    message(1, Buffer.alloc(40)),
    message(11, Buffer.concat([length3(list.length), list])),
    message(16, Buffer.alloc(20)),
  ]);
  const records: Buffer[] = [];
  for (let at = 0; at < messages.length; at += recordSize)
    records.push(record(22, messages.subarray(at, at + recordSize)));
  return Buffer.concat([...records, record(20, Buffer.from([1]))]);
}

describe('the certificates a client shows', () => {
  it('are read however records and packets cut them', () => {
    const certificate = fc.uint8Array({ minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(
        fc.array(certificate, { maxLength: 3 }),
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 200 }),
        (certificates, recordSize, packetSize) => {
          const bytes = flight(certificates, recordSize);
          const reader = createHandshakeReader();
          let seen: ReturnType<typeof reader.read>;
          for (let at = 0; at < bytes.length && seen === undefined; at += packetSize) {
            seen = reader.read(bytes.subarray(at, at + packetSize));
          }
          expect(seen).toEqual(certificates);
        },
      ),
    );
  });

  it('are none in a resumed session', () => {
    const reader = createHandshakeReader();
    expect(reader.read(record(22, message(1, Buffer.alloc(40))))).toBeUndefined();
    expect(reader.read(record(20, Buffer.from([1])))).toBe('over');
  });

  it('are none in what is not TLS', () => {
    expect(createHandshakeReader().read(Buffer.from('GET / HTTP/1.1\r\n'))).toBe('over');
  });
});
