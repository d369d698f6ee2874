import type { Socket } from 'node:net';
import type { CardLibrary } from '../library/library.js';
import { CKR } from '../pkcs11-codes.js';
import { VirtualCardError } from '../pkcs11-error.js';
import { REMOTE_CALLS } from './calls.js';
import { READER_CALLS, type ReaderSide } from './reader-calls.js';
import {
  decodeValue,
  encodeValue,
  MAXIMUM_LINE,
  PROTOCOL_VERSION,
  type Request,
  requestSchema,
} from './wire.js';

const NEW_LINE = 0x0a;

/**
 * Serves one connection, which stands for one process using the card library. Requests are answered in order; one
 * that is not a frame of the protocol ends the connection.
 */
export function serveConnection(
  socket: Socket,
  { library, side }: { readonly library: CardLibrary; readonly side: ReaderSide },
  isToken: (candidate: string) => boolean,
): void {
  let received = Buffer.alloc(0);
  let isOpened = false;
  let turn: Promise<void> = Promise.resolve();
  const ended = new AbortController();
  const run: Run = (call, args) => {
    const ask = READER_CALLS.get(call);
    if (ask !== undefined) return ask(side, args, ended.signal);
    const use = REMOTE_CALLS.get(call);
    if (use === undefined) throw new VirtualCardError('CKR_FUNCTION_NOT_SUPPORTED');
    return use(library, args);
  };

  const reply = (frame: object): void => {
    if (!socket.destroyed) socket.write(`${JSON.stringify(frame)}\n`);
  };
  const serve = async (line: string): Promise<void> => {
    const request = readRequest(line);
    if (request === undefined) {
      socket.destroy();
      return;
    }
    if (isOpened) {
      reply(await answer(run, request));
      return;
    }
    isOpened = isHello(request) && isToken(request.token ?? '');
    if (isOpened) reply({ id: request.id, result: { protocol: PROTOCOL_VERSION } });
    else socket.end(`${JSON.stringify(refusal(request.id))}\n`);
  };

  socket.setNoDelay(true);
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
    for (let end = received.indexOf(NEW_LINE); end >= 0; end = received.indexOf(NEW_LINE)) {
      const line = received.subarray(0, end).toString('utf8');
      received = received.subarray(end + 1);
      turn = turn.then(() => serve(line));
    }
    if (received.length > MAXIMUM_LINE) socket.destroy();
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    ended.abort();
    library.close();
  });
}

function readRequest(line: string): Request | undefined {
  try {
    return requestSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

function isHello(request: Request): boolean {
  return request.call === 'hello' && request.args[0] === PROTOCOL_VERSION;
}

/** The same answer whatever was wrong, so that a stranger learns nothing about the token. */
function refusal(id: number): object {
  return { id, error: { code: CKR.CKR_DEVICE_ERROR, message: 'CKR_DEVICE_ERROR' } };
}

type Run = (call: string, args: readonly unknown[]) => unknown;

async function answer(run: Run, { id, call, args }: Request): Promise<object> {
  try {
    return { id, result: encodeValue(await run(call, args.map(decodeValue))) };
  } catch (error) {
    // A code of 0 tells the client that the error is not one of PKCS#11.
    const code = error instanceof VirtualCardError ? error.code : 0;
    return { id, error: { code, message: error instanceof Error ? error.message : 'unexpected error' } };
  }
}
