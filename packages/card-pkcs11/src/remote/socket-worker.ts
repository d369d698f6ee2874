/**
 * Program of the worker thread that owns the socket, as text: it must run from the sources, from this package's bundle
 * and from a bundle of the whole server alike, where no file of its own would be found.
 *
 * It receives `{ sequence, line }` and answers `{ sequence, line }` or `{ sequence, failure }` on the reply port, then
 * counts the answer in `signal` for the thread that waits. `{ abandon: true }` drops the connection, whose next answer
 * nobody waits for any more. The connection is opened by the first call that finds none.
 */
export const SOCKET_WORKER_SOURCE = `
'use strict';
const { parentPort, workerData } = require('node:worker_threads');
const net = require('node:net');
const { host, port, token, longestLine, signal, replies } = workerData;
let socket, received = '', pending, greeted = false;

function reply(message) {
  replies.postMessage(message);
  Atomics.add(signal, 0, 1);
  Atomics.notify(signal, 0);
}
function drop(failure) {
  if (socket !== undefined) { socket.removeAllListeners(); socket.on('error', () => {}); socket.destroy(); }
  socket = undefined; received = ''; greeted = false;
  if (pending === undefined) return;
  const { sequence } = pending;
  pending = undefined;
  reply({ sequence, failure });
}
function takeLine(line) {
  if (!greeted) {
    let answer;
    try { answer = JSON.parse(line); } catch { answer = undefined; }
    if (answer?.result?.protocol !== 1) return drop('the other process refused the connection');
    greeted = true;
    socket.write(pending.line + '\\n');
    return;
  }
  if (pending === undefined) return drop('an answer came that nothing asked for');
  const { sequence } = pending;
  pending = undefined;
  reply({ sequence, line });
}
function open() {
  socket = net.connect({ host, port, noDelay: true });
  socket.setEncoding('utf8');
  socket.on('connect', () => socket.write(JSON.stringify({ id: 0, token, call: 'hello', args: [1] }) + '\\n'));
  socket.on('error', (error) => drop('the connection failed: ' + (error.code ?? error.message)));
  socket.on('close', () => drop('the other process closed the connection'));
  const mine = socket;
  socket.on('data', (text) => {
    received += text;
    let end;
    while (socket === mine && (end = received.indexOf('\\n')) >= 0) {
      const line = received.slice(0, end);
      received = received.slice(end + 1);
      takeLine(line);
    }
    if (received.length > longestLine) drop('an answer is too long');
  });
}
parentPort.on('message', (message) => {
  if (message.abandon) { pending = undefined; drop(); return; }
  pending = message;
  if (socket === undefined) open();
  else socket.write(message.line + '\\n');
});
`;
