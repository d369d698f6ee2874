import { connectRaw, connectWebSocket, frame, TEXT, upgradeRequest } from '@dmpconnect/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession } from '../testing/application.js';
import { type Connector, startConnector } from './testing/connector.js';
import { expectFailure } from './testing/failures.js';
import { callAsWrapper } from './testing/wrapper-socket.js';

/** Relay proxies between browser and connector (js-api 13.5). */

let connector: Connector;
beforeAll(async () => {
  connector = await startConnector();
});
afterAll(() => connector.stop());

const ALIVE = JSON.stringify({ s_commandName: 'hl_sessionExists', s_sessionId: 'x' });

describe('a relay', () => {
  it('may send the first frame before the upgrade is answered', async () => {
    const socket = await connectRaw(connector.target);
    socket.write(Buffer.concat([Buffer.from(upgradeRequest(connector.target)), frame(TEXT, ALIVE)]));
    expect(await socket.head()).toMatch(/^HTTP\/1\.1 101 /);
    expect(JSON.parse((await socket.next()).payload.toString())).toEqual({ s_status: 'OK', i_exists: 0 });
  });

  it('may keep the path and the sub-protocols of the browser: the first is chosen', async () => {
    const socket = await connectRaw(connector.target);
    const headers = { 'Sec-WebSocket-Protocol': 'first, second', 'User-Agent': 'x', Cookie: 'a=b' };
    socket.write(upgradeRequest(connector.target, headers, '/some/path?and=query'));
    expect(await socket.head()).toMatch(/Sec-WebSocket-Protocol: first(\r\n|$)/);
    socket.tls.destroy();
  });

  it('sees a foreign page refused by HTTP 403, before any WebSocket', async () => {
    for (const Origin of ['https://evil.test', 'null', 'https://localhost.evil.test:443']) {
      const { answer, tls } = await connectWebSocket(connector.target, { Origin });
      expect(answer).toMatch(/^HTTP\/1\.1 403 /);
      expect(answer).not.toMatch(/Access-Control-Allow-Origin|eSanteConnect-Version/i);
      tls.destroy();
    }
  });

  it('carries the origin of a page that is allowed', async () => {
    const { answer } = await callAsWrapper(connector.target, ALIVE, { Origin: 'https://localhost:8080' });
    expect(answer).toEqual({ s_status: 'OK', i_exists: 0 });
  });

  it('passes bodies of 10 MB over both ways', async () => {
    const session = await openSession(connector.application);
    const { pin } = connector.application.input;
    const command = {
      s_commandName: 'hl_signWithCpxCard',
      s_sessionId: session.id,
      s_pinCode: pin,
      s_dataToSignInBase64: Buffer.alloc(7_500_000, 'x').toString('base64'),
    };
    expect((await callAsWrapper(connector.target, command)).answer).toMatchObject({ s_status: 'OK' });
    const body = JSON.stringify(command);
    const posted = await connector.http('POST', '/api/hl_signwithcpxcard', { body });
    expect(posted.json()).toMatchObject({ s_status: 'OK' });
  });

  it('logs all the fields of an error, in the answer of a POST', async () => {
    const headers = { 'content-type': 'text/plain;charset=UTF-8' };
    const answer = await connector.http('POST', '/api/hl_getcpxcard', {
      headers,
      body: JSON.stringify({ s_commandName: 'hl_getCpxCard', s_sessionId: 'gone' }),
    });
    expect(answer.headers['content-type']).toContain('application/json');
    expectFailure(answer.json(), 6000, 3);
  });
});
