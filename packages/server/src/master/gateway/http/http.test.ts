import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { BuiltScript } from '../../../testing/build-worker.js';
import { openSession, send, untilHanging } from '../../../testing/client.js';
import { connectRaw } from '../../../testing/raw-websocket.js';
import {
  buildTestWorker,
  GOOD_ORIGIN,
  startTestMaster,
  type TestMaster,
} from '../../../testing/start-test-master.js';

// Real processes and TLS connections: a busy machine may need a while, nothing here is timed.
vi.setConfig({ testTimeout: 60_000 });

const BAD_ORIGIN = 'https://evil.test';
const UNREGISTERED_PATH = '/remotecommand/isDcParameterRegistered';

let worker: BuiltScript;
let master: TestMaster;

beforeAll(async () => {
  worker = await buildTestWorker();
  master = await startTestMaster(worker);
});

afterAll(async () => {
  await master?.close();
  await worker?.remove();
});

const post = (path: string, body: object | string, headers: Record<string, string> = {}) =>
  send(master, 'POST', path, { headers, body: typeof body === 'string' ? body : JSON.stringify(body) });

describe('POST /api/<command> (js-api 1.4)', () => {
  it.each([
    ['application/json', '/api/hl_opensession'],
    ['text/plain;charset=UTF-8', '/api/hl_openSession'],
    ['', '/api/HL_OPENSESSION'],
  ])('takes the content type "%s" at %s', async (type, path) => {
    const answer = await post(
      path,
      { s_commandName: 'hl_openSession' },
      type === '' ? {} : { 'Content-Type': type },
    );
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'esanteconnect-version': '1.2.3',
    });
    expect(JSON.parse(answer.text)).toMatchObject({ s_status: 'OK', s_serviceVersion: '1.2.3' });
  });

  it('takes the name of the command from the path when the body has none', async () => {
    const s_sessionId = await openSession(master);
    const answer = await post('/api/test_echo', { s_sessionId, s_text: 'x' });
    expect(JSON.parse(answer.text)).toEqual({ s_status: 'OK', s_text: 'x' });
  });

  it('compares the path with the body without regard to case, and refuses another command', async () => {
    const s_sessionId = await openSession(master);
    const same = await post('/api/TEST_ECHO', { s_commandName: 'test_ECHO', s_sessionId, s_text: 'x' });
    expect(JSON.parse(same.text)).toMatchObject({ s_status: 'OK' });
    const other = await post('/api/test_echo', { s_commandName: 'test_pid', s_sessionId, s_text: 'x' });
    expect(other.status).toBe(200);
    expect(JSON.parse(other.text)).toMatchObject({
      i_apiErrorCode: 2,
      s_apiErrorDescription: 's_commandName and the path name different commands',
    });
  });

  it.each([
    ['an unknown command', '/api/hl_nothing', '{}', 'Unknown command'],
    ['invalid JSON', '/api/hl_opensession', '{', 'The request is not valid JSON'],
    ['no body', '/api/hl_opensession', '', 'The request is not valid JSON'],
    ['a monitor', '/api/test_monitor', '{"s_sessionId":"x"}', 'test_monitor needs a WebSocket'],
  ])('answers HTTP 200 with ERROR 6000/2 for %s', async (_, path, body, sentence) => {
    const answer = await post(path, body);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({
      s_status: 'ERROR',
      i_apiErrorType: 6000,
      i_apiErrorCode: 2,
      s_apiErrorDescription: sentence,
    });
  });

  it('answers a large text whole', async () => {
    const s_sessionId = await openSession(master);
    const answer = await post('/api/test_largeAnswer', { s_sessionId, i_size: 7_000_000 });
    expect(JSON.parse(answer.text).s_text).toBe('answer '.repeat(1_000_000));
  });

  it('refuses a body over the maximum of the command, naming it', async () => {
    const answer = await post('/api/hl_opensession', 'x'.repeat(10 * 1024 * 1024));
    expect(JSON.parse(answer.text)).toMatchObject({
      i_apiErrorCode: 2,
      s_apiErrorDescription: 'The request is larger than the 65536 bytes allowed for this command',
    });
  });

  it('refuses a body announced larger than any command may send, without reading it', async () => {
    const answer = await send(master, 'POST', '/api/test_document', {
      headers: { 'Content-Length': String(128 * 1024 * 1024 + 1) },
    }).catch((error: Error) => error.message);
    expect(answer).toMatchObject({ status: 413 });
  });

  it('gives a command up when the caller hangs up', async () => {
    const s_sessionId = await openSession(master);
    const socket = await connectRaw(master);
    const body = JSON.stringify({ s_sessionId });
    socket.write(
      `POST /api/test_hang HTTP/1.1\r\nHost: localhost:${master.port}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    await untilHanging(master, s_sessionId, 1);
    socket.tls.destroy();
    // Would run into the time-out of the test if the worker was not told.
    await untilHanging(master, s_sessionId, 0);
  });
});

describe('origins over HTTP (js-api 1.6)', () => {
  it('lets the page of an accepted origin read the answer and the version', async () => {
    const answer = await post('/api/hl_opensession', {}, { Origin: GOOD_ORIGIN });
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': GOOD_ORIGIN,
      'access-control-expose-headers': 'eSanteConnect-Version',
      vary: 'Origin',
    });
  });

  it.each([
    '/api/hl_opensession',
    '/api/hl_nothing',
    '/remotecommand/registerDcParameter',
    '/remotecommand/nothing',
  ])('refuses another origin at %s and tells it nothing', async (path) => {
    const answer = await post(path, { s_dcparameters64: 'x' }, { Origin: BAD_ORIGIN });
    expect([answer.status, answer.text]).toEqual([403, '']);
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    expect(answer.headers).not.toHaveProperty('esanteconnect-version');
  });

  it('refuses the status page to the script of another origin', async () => {
    expect((await send(master, 'GET', '/', { headers: { Origin: BAD_ORIGIN } })).status).toBe(403);
  });

  it.each(['/', '/api/hl_readcpxcard', '/remotecommand/registerDcParameter'])(
    'answers the preflight of an accepted origin at %s, private network included',
    async (path) => {
      const answer = await send(master, 'OPTIONS', path, {
        headers: {
          Origin: GOOD_ORIGIN,
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'content-type',
          'Access-Control-Request-Private-Network': 'true',
        },
      });
      expect(answer.status).toBe(204);
      expect(answer.headers).toMatchObject({
        'access-control-allow-origin': GOOD_ORIGIN,
        'access-control-allow-methods': 'GET, POST, OPTIONS',
        'access-control-allow-headers': 'origin, content-type, accept',
        'access-control-max-age': '600',
        'access-control-allow-private-network': 'true',
        vary: 'Origin',
      });
    },
  );

  it('does not mention the private network to who does not ask', async () => {
    const answer = await send(master, 'OPTIONS', '/', { headers: { Origin: GOOD_ORIGIN } });
    expect(answer.headers).not.toHaveProperty('access-control-allow-private-network');
  });

  it('refuses the preflight of another origin, except where registration happens', async () => {
    const preflight = (path: string) => send(master, 'OPTIONS', path, { headers: { Origin: BAD_ORIGIN } });
    expect((await preflight('/api/hl_opensession')).status).toBe(403);
    expect((await preflight(UNREGISTERED_PATH)).headers['access-control-allow-origin']).toBe(BAD_ORIGIN);
  });
});

describe('POST /remotecommand/<name> (js-api 3.3)', () => {
  it('answers the liveness probe of any origin with a number', async () => {
    const answer = await post(UNREGISTERED_PATH, { s_dcparameters64: 'test' }, { Origin: BAD_ORIGIN });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toEqual({ s_status: 'OK', i_registered: 0 });
    expect(answer.headers['access-control-allow-origin']).toBe(BAD_ORIGIN);
  });

  it('gives the fields and the refusals of a command', async () => {
    const list = await post('/remotecommand/getAllowedOrigins', '');
    expect(JSON.parse(list.text)).toEqual({ s_status: 'OK', AllowedOrigins: ['https://*.example.org'] });
    const refused = await post('/remotecommand/registerDcParameter', { s_dcparameters64: 'x' });
    expect(JSON.parse(refused.text)).toMatchObject({
      s_status: 'ERROR',
      i_apiErrorCode: 2,
      s_apiErrorContext: 'registerDcParameter',
    });
  });

  it.each([
    ['/remotecommand/nothing', '{}', 'Unknown command'],
    ['/remotecommand/registerdcparameter', '{}', 'Unknown command'],
    ['/remotecommand/registerDcParameter', '{', 'The request is not valid JSON'],
    ['/remotecommand/registerDcParameter', 'x'.repeat(70_000), 'The request is larger than 65536 bytes'],
  ])('answers JSON whatever it is asked: %s', async (path, body, sentence) => {
    const answer = await post(path, body);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({ s_status: 'ERROR', s_apiErrorDescription: sentence });
  });
});

describe('GET / (js-api 1.5)', () => {
  it('shows the two lines of the seed, then what is open, never a whole session id', async () => {
    const quiet = await startTestMaster(worker);
    expect((await send(quiet, 'GET', '/')).text).toContain('Number of active sessions: 0');
    const s_sessionId = await openSession(quiet, { s_applicationId: '<script>cabinet' });
    const { text, headers, status } = await send(quiet, 'GET', '/');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(text).toContain('DmpConnect-JS2 (master)');
    expect(text).toContain('Number of active sessions: 1');
    expect(text).toContain(s_sessionId.slice(0, 8));
    expect(text).not.toContain(s_sessionId);
    expect(text).toContain('&lt;script&gt;cabinet');
    await quiet.close();
  });

  it('answers HEAD without a body', async () => {
    const answer = await send(master, 'HEAD', '/');
    expect([answer.status, answer.text]).toEqual([200, '']);
  });
});

describe('what is no path of the server', () => {
  it.each([
    ['GET', '/favicon.ico', 404],
    ['GET', '/api/', 404],
    ['POST', '/api/hl_opensession/more', 404],
    ['POST', '/api/..%2f', 404],
    ['GET', '/api/hl_opensession', 405],
    ['PUT', '/remotecommand/registerDcParameter', 405],
    ['POST', '/', 405],
    ['TRACE', '/', 405],
  ])('%s %s is answered %i', async (method, path, status) => {
    expect((await send(master, method, path)).status).toBe(status);
  });

  it('refuses the absolute form of a target, and a foreign Host', async () => {
    const absolute = await send(master, 'GET', 'https://evil.test/');
    expect(absolute.status).toBe(400);
    const foreign = await send(master, 'GET', '/', { headers: { Host: 'evil.test' } });
    expect([foreign.status, foreign.text]).toEqual([403, '']);
  });
});

describe('slow callers', () => {
  it('are cut when the head of a request does not come', async () => {
    const impatient = await startTestMaster(worker, { limits: { requestMs: 100 } });
    const socket = await connectRaw(impatient);
    socket.write('GET / HTTP/1.1\r\n');
    expect((await socket.ended()).toString('latin1')).toMatch(/^HTTP\/1\.1 408 /);
    await impatient.close();
  });

  it('are cut when the body does not come', async () => {
    const impatient = await startTestMaster(worker, { limits: { requestMs: 100 } });
    const socket = await connectRaw(impatient);
    socket.write(
      `POST /api/hl_opensession HTTP/1.1\r\nHost: localhost:${impatient.port}\r\nContent-Length: 10\r\n\r\n{`,
    );
    expect((await socket.ended()).toString('latin1')).toMatch(/^HTTP\/1\.1 408 /);
    await impatient.close();
  });
});
