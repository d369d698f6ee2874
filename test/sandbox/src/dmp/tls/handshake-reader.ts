/** Reads the certificate a TLS 1.2 client shows, out of the bytes it sends: they are still in clear at that point. */
export interface HandshakeReader {
  /**
   * Takes the next bytes from the client.
   *
   * @returns the DER certificates once the client's Certificate message is complete (empty when it showed none),
   * `'over'` when the handshake has gone past it (a resumed session shows no certificate), `undefined` before.
   */
  read(bytes: Uint8Array): readonly Uint8Array[] | 'over' | undefined;
}

const RECORD_HEADER = 5;
const HANDSHAKE_RECORD = 22;
const MESSAGE_HEADER = 4;
const CERTIFICATE_MESSAGE = 11;

/** A reader for one connection. Messages split over records, and records split over packets, are put together. */
export function createHandshakeReader(): HandshakeReader {
  let records: Buffer = Buffer.alloc(0);
  let messages: Buffer = Buffer.alloc(0);
  return {
    read: (bytes) => {
      records = Buffer.concat([records, bytes]);
      for (;;) {
        if (records.length < RECORD_HEADER) return undefined;
        // ChangeCipherSpec, alert or anything that is not TLS: no certificate will come in clear any more.
        if (records[0] !== HANDSHAKE_RECORD) return 'over';
        const end = RECORD_HEADER + records.readUInt16BE(3);
        if (records.length < end) return undefined;
        messages = Buffer.concat([messages, records.subarray(RECORD_HEADER, end)]);
        records = records.subarray(end);
        for (;;) {
          if (messages.length < MESSAGE_HEADER) break;
          const messageEnd = MESSAGE_HEADER + messages.readUIntBE(1, 3);
          if (messages.length < messageEnd) break;
          if (messages[0] === CERTIFICATE_MESSAGE)
            return readCertificates(messages.subarray(MESSAGE_HEADER, messageEnd));
          messages = messages.subarray(messageEnd);
        }
      }
    },
  };
}

/** RFC 5246 7.4.2: a vector of certificates, each with a length of three bytes. */
function readCertificates(body: Buffer): Uint8Array[] {
  const certificates: Uint8Array[] = [];
  for (let offset = 3; offset + 3 <= body.length; ) {
    const start = offset + 3;
    const end = start + body.readUIntBE(offset, 3);
    if (end > body.length) break;
    certificates.push(new Uint8Array(body.subarray(start, end)));
    offset = end;
  }
  return certificates;
}
