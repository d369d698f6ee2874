import { CLOSE, connectWebSocket, frame, TEXT } from '@dmpconnect/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../client/command.js';
import { PATIENT } from '../main-job/patient.js';
import { openSession } from '../testing/application.js';
import { type Connector, startConnector } from './testing/connector.js';
import { expectFailure } from './testing/failures.js';

/** The wrapper drops the socket after T seconds: the server answers half a second before (js-api 12.4). */

let connector: Connector;
beforeAll(async () => {
  connector = await startConnector();
});
afterAll(() => connector.stop());

/** The answer that came within T, as the wrapper counts: from the opening of the socket. */
async function answerWithin(seconds: number, command: object): Promise<Answer | 'ServerTimeout'> {
  const socket = await connectWebSocket(connector.target);
  const impatience = setTimeout(() => socket.tls.destroy(), seconds * 1000);
  try {
    socket.write(frame(TEXT, JSON.stringify(command)));
    const { payload } = await socket.next();
    socket.write(frame(CLOSE));
    return JSON.parse(payload.toString('utf8'));
  } catch {
    return 'ServerTimeout';
  } finally {
    clearTimeout(impatience);
    socket.tls.destroy();
  }
}

function expectTimeout(answer: Answer | 'ServerTimeout', command: string): void {
  expect(answer).not.toBe('ServerTimeout');
  if (answer !== 'ServerTimeout') expectFailure(answer, 3, 28, command);
}

const EXISTENCE = 'hl_getDirectAuthenticationDMPStatus';

describe('a DMP that never answers', () => {
  it('is given up before the 6 s of the wrapper, and the session goes on', async () => {
    const session = await openSession(connector.application);
    await session.createDmpConnector();
    connector.application.sandbox.dmp.failNext({ kind: 'timeout' });
    const command = { s_commandName: EXISTENCE, s_sessionId: session.id, Ins: PATIENT.Ins };
    expectTimeout(await answerWithin(6, command), EXISTENCE);
    expect(await answerWithin(6, command)).toMatchObject({ s_status: 'OK' });
  });

  it('is given up earlier when the connector says so: `i_transactionsTimeout` caps one exchange', async () => {
    const session = await openSession(connector.application, 'impatient');
    const { pin, dmpUrl } = connector.application.input;
    await session.send('hl_createDmpConnector', {
      s_pinCode: pin,
      s_dmpUrl: dmpUrl,
      i_transactionsTimeout: 1,
      s_practiceSetting: 'AMBULATOIRE',
      i_cpsPracticeLocationIndice: 1,
    });
    connector.application.sandbox.dmp.failNext({ kind: 'timeout' });
    const command = { s_commandName: EXISTENCE, s_sessionId: session.id, Ins: PATIENT.Ins };
    expectTimeout(await answerWithin(5, command), EXISTENCE);
  });
});

describe('a process that hangs', () => {
  it('is answered for by the master within its 2 s, and another application is not concerned', async () => {
    const hung = await openSession(connector.application, 'hung');
    const other = await openSession(connector.application, 'other');
    const zombie = answerWithin(2, { s_commandName: 'hl_zombie', s_sessionId: hung.id });
    expect(await other.send('hl_getPcscReaders')).toMatchObject({ s_status: 'OK' });
    const body = JSON.stringify({ s_dcparameters64: 'test' });
    const probe = await connector.http('POST', '/remotecommand/isDcParameterRegistered', { body });
    expect(probe.json()).toEqual({ s_status: 'OK', i_registered: 0 });
    expectTimeout(await zombie, 'hl_zombie');
  });
});
