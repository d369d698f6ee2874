import { connect, type TLSSocket } from 'node:tls';

/** A server of the loopback to reach without anything in between. */
export interface RawTarget {
  readonly port: number;
  /** PEM certificate to trust: its own, or its authority's. */
  readonly certificate: { readonly cert: string };
}

/** A frame as it stands on the wire. */
export interface RawFrame {
  readonly opcode: number;
  readonly payload: Buffer;
}

export const TEXT = 1;
export const CLOSE = 8;
export const PING = 9;
export const PONG = 10;

const FIN = 0x80;
const MASKED = 0x80;

/** One frame as a client sends it, masked. `announced`: length written in the place of the true one. */
export function frame(
  opcode: number,
  payload: Buffer | string = '',
  { fin = true, announced }: { readonly fin?: boolean; readonly announced?: number } = {},
): Buffer {
  const body = Buffer.from(payload);
  const length = announced ?? body.length;
  const mask = Buffer.from([1, 2, 3, 4]);
  const head = Buffer.alloc(length < 126 ? 2 : 10);
  head[0] = (fin ? FIN : 0) | opcode;
  if (length < 126) head[1] = MASKED | length;
  else {
    head[1] = MASKED | 127;
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([head, mask, body.map((byte, at) => byte ^ (mask[at % 4] ?? 0))]);
}

/** A TLS socket to a master with nothing in between. */
export interface RawSocket {
  readonly tls: TLSSocket;
  write(bytes: Buffer | string): void;
  /** The HTTP head the server sent. */
  head(): Promise<string>;
  /** The next frame the server sends. */
  next(): Promise<RawFrame>;
  /** Resolves when the server has ended the connection, with everything received. */
  ended(): Promise<Buffer>;
}

/** Connects without sending anything. */
export async function connectRaw(target: RawTarget): Promise<RawSocket> {
  const tls = connect({
    host: '127.0.0.1',
    servername: 'localhost',
    port: target.port,
    ca: target.certificate.cert,
  });
  let received = Buffer.alloc(0);
  let over = false;
  const wake = new Set<() => void>();
  const changed = () => {
    for (const listener of [...wake]) listener();
  };
  tls.on('data', (piece: Buffer) => {
    received = Buffer.concat([received, piece]);
    changed();
  });
  tls.on('error', () => {});
  tls.once('close', () => {
    over = true;
    changed();
  });
  await new Promise<void>((resolve) => tls.once('secureConnect', () => resolve()));

  const when = <Value>(read: () => Value | undefined): Promise<Value> =>
    new Promise((resolve, reject) => {
      const look = () => {
        const value = read();
        if (value === undefined && !over) return;
        wake.delete(look);
        if (value === undefined) reject(new Error('the connection ended'));
        else resolve(value);
      };
      wake.add(look);
      look();
    });

  return {
    tls,
    write: (bytes) => void tls.write(bytes),
    head: () =>
      when(() => {
        const end = received.indexOf('\r\n\r\n');
        if (end < 0) return undefined;
        const head = received.toString('latin1', 0, end);
        received = received.subarray(end + 4);
        return head;
      }),
    next: () =>
      when(() => {
        const parsed = parseFrame(received);
        if (parsed === undefined) return undefined;
        received = received.subarray(parsed.size);
        return parsed.frame;
      }),
    ended: () => when(() => (over ? received : undefined)),
  };
}

/** The whole frames that a server sent, from the first on. */
export function parseFrames(bytes: Buffer): readonly RawFrame[] {
  const parsed = parseFrame(bytes);
  return parsed === undefined ? [] : [parsed.frame, ...parseFrames(bytes.subarray(parsed.size))];
}

function parseFrame(bytes: Buffer): { readonly frame: RawFrame; readonly size: number } | undefined {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return undefined;
  const extended = second === 126 ? 2 : second === 127 ? 8 : 0;
  if (bytes.length < 2 + extended) return undefined;
  const length =
    extended === 2 ? bytes.readUInt16BE(2) : extended === 8 ? Number(bytes.readBigUInt64BE(2)) : second;
  const size = 2 + extended + length;
  if (bytes.length < size) return undefined;
  return { frame: { opcode: first & 0x0f, payload: bytes.subarray(2 + extended, size) }, size };
}

/** Upgrade request, with these headers instead of the usual ones or beside them. */
export function upgradeRequest(
  target: RawTarget,
  headers: Readonly<Record<string, string | undefined>> = {},
  path = '/',
): string {
  const all: Readonly<Record<string, string | undefined>> = {
    Host: `localhost:${target.port}`,
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version': '13',
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  );
  return `GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
}

/** Connects and upgrades. */
export async function connectWebSocket(
  target: RawTarget,
  headers: Readonly<Record<string, string | undefined>> = {},
): Promise<RawSocket & { readonly answer: string }> {
  const socket = await connectRaw(target);
  socket.write(upgradeRequest(target, headers));
  const answer = await socket.head();
  return { ...socket, answer };
}
