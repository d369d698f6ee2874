import { get } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import WebSocket from 'ws';

/** Where a service is listened for, and how long: emulated machines are slow. */
const PATIENCE_MS = 240_000;

/** The status page of a connector, once it answers. `ca`: authorities; absent, any certificate will do. */
export async function statusPage({ host = '127.0.0.1', port = 9982, ca } = {}) {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await read({
        host,
        port,
        path: '/',
        ...(ca === undefined ? { rejectUnauthorized: false } : { ca }),
      });
    } catch (error) {
      if (Date.now() > deadline) throw new Error(`The connector does not answer: ${error.message}`);
      await pause(500);
    }
  }
}

function read(options) {
  return new Promise((resolve, reject) => {
    const request = get({ ...options, agent: false, timeout: 10_000 }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece) => {
        text += piece;
      });
      response.on('end', () =>
        response.statusCode === 200 ? resolve(text) : reject(new Error(`HTTP ${response.statusCode}`)),
      );
      response.on('error', reject);
    });
    request.on('timeout', () => request.destroy(new Error('no answer within 10 s')));
    request.on('error', reject);
  });
}

/** The status that a path of the connector answers with. */
export function httpStatus(path, { host = '127.0.0.1', port }) {
  return new Promise((resolve, reject) => {
    get({ host, port, path, rejectUnauthorized: false, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });
}

/** Sends one command over a WebSocket and gives its answer. */
export function command(message, { host = '127.0.0.1', port = 9982 } = {}) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`wss://${host}:${port}/`, { rejectUnauthorized: false });
    const timer = setTimeout(() => socket.terminate(), PATIENCE_MS);
    socket.on('open', () => socket.send(JSON.stringify(message)));
    socket.on('message', (data) => {
      resolve(JSON.parse(String(data)));
      socket.close();
    });
    socket.on('error', reject);
    socket.on('close', () => {
      clearTimeout(timer);
      reject(new Error('The connector closed without an answer.'));
    });
  });
}

/** How often a session is asked for: an emulated or busy machine may be late with its first worker. */
const ATTEMPTS = 5;

/** Opens a session. @throws {Error} when it is not one. */
export async function openSession(where) {
  let answer;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    answer = await command({ s_commandName: 'hl_openSession', i_timeoutInSeconds: 600 }, where);
    if (answer.s_status === 'OK' && typeof answer.s_sessionId === 'string') return { ...answer, attempt };
  }
  throw new Error(`hl_openSession answered ${JSON.stringify(answer).slice(0, 500)}`);
}
