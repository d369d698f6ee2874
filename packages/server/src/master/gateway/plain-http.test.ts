import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BuiltScript } from '../../testing/build-worker.js';
import { run } from '../../testing/client.js';
import { buildTestWorker, startTestMaster, type TestMaster } from '../../testing/start-test-master.js';

let worker: BuiltScript;
let master: TestMaster;
/** The others speak at once: only what says nothing is to meet the limit. */
let impatient: TestMaster;
beforeAll(async () => {
  worker = await buildTestWorker();
  master = await startTestMaster(worker);
  impatient = await startTestMaster(worker, { limits: { handshakeMs: 500 } });
});
afterAll(async () => {
  await master?.close();
  await impatient?.close();
  await worker?.remove();
});

/** All that comes back for these bytes, until the end. */
async function exchange(bytes: string | undefined, { port } = master): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.setEncoding('latin1');
  socket.on('data', (text) => {
    received += text;
  });
  socket.on('error', () => {});
  if (bytes !== undefined) socket.write(bytes);
  await once(socket, 'close');
  return received;
}

describe('plain HTTP on the port of the server', () => {
  it.each(['GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n', 'POST /api/hl_opensession HTTP/1.1\r\n\r\n{}', 'G'])(
    'is answered an empty 400, whatever is asked: %j',
    async (request) => {
      expect(await exchange(request)).toBe(
        'HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
      );
    },
  );

  it('is not what a connection is taken for that says nothing, or something else: it is cut', async () => {
    expect(await exchange(undefined, impatient)).toBe('');
    expect(await exchange('\x00\x01\x02', impatient)).not.toContain('HTTP');
  });

  it('stands beside TLS, which goes on', async () => {
    expect(await run(master, 'hl_sessionExists')).toEqual({ s_status: 'OK', i_exists: 0 });
  });
});
