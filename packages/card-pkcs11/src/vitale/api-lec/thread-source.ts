/**
 * Program of the thread that calls the reading library, as text: it must run from the sources, from this package's bundle
 * and from a bundle of the whole server alike, where no file of its own would be found.
 *
 * A thread of its own because a reading takes seconds, and because a library of that age may count on being called by one
 * thread only. Each reading starts the library and finishes it, so that other programs get at the reader in between.
 *
 * It receives a sequence number and answers `{ sequence, cardState, xml }`, or `{ sequence, stage, detail }` with the step
 * that failed: `binding`, `library`, `function`, `initialise` or `read`. Prototypes: cps-card 11 names the arguments; the
 * 16-bit results are those of public clients.
 */
export const READING_THREAD_SOURCE = `
'use strict';
const { parentPort, workerData } = require('node:worker_threads');
const { binding, library, dataFolder, functions, waitSeconds, bufferBytes } = workerData;
let calls;

class Failure extends Error {
  constructor(stage, detail) { super(detail); this.stage = stage; }
}
function attempt(stage, work) {
  try { return work(); } catch (error) { throw new Failure(stage, error.message); }
}
function open() {
  const koffi = attempt('binding', () => require(binding));
  const file = attempt('library', () => koffi.load(library));
  const find = (name, parameters) => attempt('function', () => file.func(name, 'uint16', parameters));
  return {
    initialise: find(functions.initialise, ['str', 'void *', 'void *']),
    read: find(functions.read, ['int16', 'void *', 'void *', 'void *', 'void *']),
    finish: find(functions.finish, ['void *']),
  };
}
// Room for 8 bytes, all zero: right whether the library writes 16, 32 or 64 bits of a small number.
const cell = () => Buffer.alloc(8);

function check(stage, result, code) {
  if (result !== 0) throw new Failure(stage, 'result ' + result + ', code ' + code.readUInt16LE(0));
}
function read() {
  calls ??= open();
  const mode = cell(), code = cell(), state = cell(), length = cell(), out = Buffer.alloc(bufferBytes);
  check('initialise', calls.initialise(dataFolder, mode, code), code);
  try {
    length.writeUInt32LE(bufferBytes, 0);
    code.fill(0);
    check('read', calls.read(waitSeconds, out, length, state, code), code);
    const written = Math.min(length.readUInt32LE(0), bufferBytes);
    return { cardState: state.readInt16LE(0), xml: new Uint8Array(out.subarray(0, written)) };
  } finally {
    calls.finish(cell());
    // The text of a card does not stay in memory for whoever gets it next.
    out.fill(0);
  }
}
parentPort.on('message', (sequence) => {
  try {
    parentPort.postMessage({ sequence, ...read() });
  } catch (error) {
    parentPort.postMessage({ sequence, stage: error.stage ?? 'read', detail: error.message });
  }
});
`;
