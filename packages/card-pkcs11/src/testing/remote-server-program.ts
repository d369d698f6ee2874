/**
 * Server of the remote module protocol over virtual readers, run as another process by the tests: the client blocks its
 * own. Written from the README alone, like any other server of it. Calls whose name starts with `test_` are its
 * controls. Usage: `node program.mjs <file of the PKI, JSON> <token>`; prints its port.
 */
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { createVirtualCard } from './virtual-card.js';
import { createVirtualReaders } from './virtual-reader.js';

const [, , pkiFile = '', token = ''] = process.argv;
const stored = JSON.parse(readFileSync(pkiFile, 'utf8'));
for (const identity of Object.values(stored))
  Object.assign(identity as object, { der: Buffer.from((identity as { der: string }).der, 'base64') });

const readers = createVirtualReaders();
const newCard = () => createVirtualCard({ pki: stored });
let card = newCard();
let silent = false;

const controls: Readonly<Record<string, () => void>> = {
  test_fresh() {
    silent = false;
    present = true;
    readers.restart();
    card = newCard();
    readers.insert(card);
    readers.remove();
    readers.insert(card);
  },
  test_insert: () => change(() => readers.insert(card)),
  test_remove: () => change(() => readers.remove()),
  test_silence() {
    silent = true;
  },
  test_drop() {
    for (const socket of sockets) socket.destroy();
  },
};
const sockets = new Set<Socket>();

// What the smart card service would say, beside the library: one reader, and how often its card changed.
let generation = 0;
let present = true;
const waiting = new Set<() => void>();
function change(move: () => void): void {
  move();
  generation += 1;
  present = !present;
  for (const tell of [...waiting]) tell();
  waiting.clear();
}
const VITALE_TEXT = '<D><listeBenef><b><ident><nomUsuel>ADRUN</nomUsuel></ident></b></listeBenef></D>';
const queries: Readonly<Record<string, (args: readonly unknown[]) => unknown>> = {
  R_ListReaders: () => [
    { name: 'Lecteur virtuel 0', present, atr: present ? '3B751300000009EA9000' : null, generation },
  ],
  R_WaitForChange: ([count]) =>
    count === generation ? new Promise((resolve) => waiting.add(() => resolve(generation))) : generation,
  V_Read: ([reader]) => {
    if (reader !== 'Lecteur virtuel 0') throw Object.assign(new Error('CKR_SLOT_ID_INVALID'), { code: 3 });
    if (!present) throw Object.assign(new Error('CKR_TOKEN_NOT_PRESENT'), { code: 0xe0 });
    return { cardState: 1, xml: Buffer.from(VITALE_TEXT) };
  },
};

function encode(value: unknown): unknown {
  if (Buffer.isBuffer(value)) return { $b64: value.toString('base64') };
  if (Array.isArray(value)) return value.map(encode);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, encode(inner)]));
  }
  return value ?? null;
}

function decode(value: unknown): unknown {
  if (value === null) return undefined;
  if (Array.isArray(value)) return value.map(decode);
  if (typeof value !== 'object') return value;
  if ('$b64' in value) return Buffer.from(String(value.$b64), 'base64');
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, decode(inner)]));
}

function answer(call: string, args: readonly unknown[]): unknown {
  const control = controls[call];
  if (control !== undefined) return control();
  const query = queries[call];
  if (query !== undefined) return query(args);
  const target: unknown = Reflect.get(readers.module, call);
  if (typeof target !== 'function')
    throw Object.assign(new Error('CKR_FUNCTION_NOT_SUPPORTED'), { code: 84 });
  return Reflect.apply(target, readers.module, args);
}

const server = createServer({ noDelay: true }, (socket) => {
  let greeted = false;
  let isProcess = false;
  const send = (frame: object): void => void socket.write(`${JSON.stringify(frame)}\n`);
  socket.on('error', () => {});
  socket.on('close', () => {
    sockets.delete(socket);
    if (isProcess) readers.restart();
  });
  createInterface({ input: socket }).on('line', async (line) => {
    const { id, call, args, token: given } = JSON.parse(line);
    if (!greeted) {
      if (call !== 'hello' || given !== token || args[0] !== 1) {
        send({ id, error: { code: 48, message: 'CKR_DEVICE_ERROR' } });
        socket.end();
        return;
      }
      greeted = true;
      sockets.add(socket);
      send({ id, result: { protocol: 1 } });
      return;
    }
    if (!call.startsWith('test_')) {
      isProcess = true;
      if (silent) return;
    }
    try {
      send({ id, result: encode(await answer(call, args.map(decode))) });
    } catch (error) {
      const { code = 0, message } = error as { code?: number; message: string };
      send({ id, error: { code, message } });
    }
  });
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
process.stdin.on('end', () => process.exit()).resume();
