import { connect, type Socket } from 'node:net';

/** A card for the virtual reader of vsmartcard, which listens on a port: connected is inserted (cps-card 12.1). */
export interface VirtualIcc {
  /** Puts the card in; resolves when the reader driver has accepted it, the smart card service sees it later. */
  insert(): Promise<void>;
  /** Takes the card out. */
  remove(): void;
}

/** What a virtual card is. */
export interface VirtualIccOptions {
  /** Port of the reader's slot. */
  readonly port: number;
  /** Answer to reset, hexadecimal. */
  readonly atr: string;
  /** Answer to a command, status word included. Default: instruction not supported. */
  readonly answer?: (command: Buffer) => Uint8Array;
  /** Power off, power on or reset. */
  readonly onPower?: () => void;
}

/** Requests of the driver of one byte; anything longer is a command for the card. */
const GET_ATR = 0x04;
const LENGTH_BYTES = 2;
const NOT_SUPPORTED = Buffer.from('6d00', 'hex');

/** Makes a card, not inserted yet. */
export function createVirtualIcc(options: VirtualIccOptions): VirtualIcc {
  const { port, answer = () => NOT_SUPPORTED, onPower } = options;
  const atr = Buffer.from(options.atr, 'hex');
  let socket: Socket | undefined;

  const respond = (request: Buffer): Uint8Array | undefined => {
    if (request.length > 1) return answer(request);
    if (request[0] === GET_ATR) return atr;
    onPower?.();
    return undefined;
  };

  const serve = (reader: Socket): void => {
    let received = Buffer.alloc(0);
    reader.on('data', (bytes) => {
      received = Buffer.concat([received, bytes]);
      for (let request = takeFrame(); request !== undefined; request = takeFrame()) {
        const response = respond(request);
        if (response !== undefined) reader.write(frame(response));
      }
    });
    const takeFrame = (): Buffer | undefined => {
      if (received.length < LENGTH_BYTES) return undefined;
      const end = LENGTH_BYTES + received.readUInt16BE(0);
      if (received.length < end) return undefined;
      const content = received.subarray(LENGTH_BYTES, end);
      received = received.subarray(end);
      return content;
    };
  };

  return {
    insert: () =>
      new Promise((resolve, reject) => {
        socket?.destroy();
        const opening = connect(port, '127.0.0.1');
        socket = opening;
        opening.once('error', reject);
        opening.once('connect', () => {
          opening.off('error', reject);
          // The driver goes away with its service.
          opening.on('error', () => {});
          serve(opening);
          resolve();
        });
      }),
    remove() {
      socket?.destroy();
      socket = undefined;
    },
  };
}

function frame(content: Uint8Array): Buffer {
  const header = Buffer.alloc(LENGTH_BYTES);
  header.writeUInt16BE(content.length);
  return Buffer.concat([header, content]);
}
