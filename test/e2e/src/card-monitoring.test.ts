import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Monitor, startMonitor } from './client/monitor.js';
import { PATIENT } from './main-job/patient.js';
import { type Application, type OpenSession, openSession, startApplication } from './testing/application.js';

const ACKNOWLEDGED = { s_status: 'OK' };
const VALID = { s_status: 'OK', i_cardStatus: 1, s_cardStatus: 'ValidCardInserted' };
const ABSENT = { s_status: 'OK', i_cardStatus: 2, s_cardStatus: 'NoCardInserted' };
const OTHER = { s_status: 'OK', i_cardStatus: 3, s_cardStatus: 'UnknownCardInserted' };
const CHANGED = { s_status: 'OK', i_cardStatus: 4, s_cardStatus: 'CardStatusChanged' };
const BLOCKED = { s_status: 'OK', i_cardStatus: 5, s_cardStatus: 'CardIsBlocked' };

let application: Application;
beforeAll(async () => {
  application = await startApplication();
});
afterAll(() => application.stop());
beforeEach(async () => {
  await application.sandbox.card.insert();
  application.sandbox.card.setPinTries(3);
});

/** The vendor's examples send the interval as text. */
const monitor = ({ id }: Pick<OpenSession, 'id'>, interval: string | number = '1'): Monitor => {
  const { wss = '', caFile = '' } = application.sandbox.ready;
  return startMonitor(
    { url: wss, ca: readFileSync(caFile, 'utf8') },
    { s_commandName: 'hl_startCpxCardMonitoring', s_sessionId: id, i_checkingInterval: interval },
  );
};

const chooseReader = (session: OpenSession) =>
  session.send('hl_getCpxCard', { s_readerName: application.sandbox.ready.cpxReader });

describe('monitoring of the CPx card', () => {
  it('acknowledges, tells the state there is, then each removal and insertion', async () => {
    const session = await openSession(application);
    const events = monitor(session);
    expect(await events.next()).toEqual(ACKNOWLEDGED);
    expect(await events.next()).toEqual(VALID);
    application.sandbox.card.remove();
    expect(await events.next()).toEqual(ABSENT);
    // js-api 4.3, status 4: which card it is now is for hl_getCpxCard to find out.
    await application.sandbox.card.insert();
    expect(await events.next()).toEqual(CHANGED);
    await chooseReader(session);
    expect(await events.next()).toEqual(VALID);
    events.close();
  });

  it('does not wait for the end of a long interval', async () => {
    const session = await openSession(application);
    const events = monitor(session, 3600);
    await events.next();
    expect(await events.next()).toEqual(VALID);
    application.sandbox.card.remove();
    expect(await events.next()).toEqual(ABSENT);
    events.close();
  });

  it('tells a card blocked meanwhile, and one of another kind', async () => {
    const session = await openSession(application);
    const events = monitor(session);
    await events.next();
    expect(await events.next()).toEqual(VALID);
    // As wrong PINs in another program do.
    application.sandbox.card.setPinTries(0);
    expect(await events.next()).toEqual(BLOCKED);
    application.sandbox.card.remove();
    expect(await events.next()).toEqual(ABSENT);
    await application.sandbox.card.insert({ profile: 'other' });
    expect(await events.next()).toEqual(OTHER);
    events.close();
  });

  it('lets the session work meanwhile, from the event itself, and says nothing of it', async () => {
    const session = await openSession(application, 'e2e-working');
    const events = monitor(session);
    await events.next();
    expect(await events.next()).toEqual(VALID);
    expect(await session.createDmpConnector()).toMatchObject({ s_status: 'OK' });
    const answers = await Promise.all([
      session.send('hl_getDirectAuthenticationDMPStatus', { Ins: PATIENT.Ins }),
      session.send('hl_readCpxCard', { s_pinCode: application.input.pin }),
      session.send('hl_getPcscReaders'),
    ]);
    expect(answers.map(({ s_status }) => s_status)).toEqual(['OK', 'OK', 'OK']);
    expect(events.unread()).toEqual([]);
    application.sandbox.card.remove();
    expect(await events.next()).toEqual(ABSENT);
    events.close();
  });

  it('serves two sockets of one session, and goes on for one when the other hangs up', async () => {
    const session = await openSession(application);
    const [first, second] = [monitor(session), monitor(session)];
    for (const events of [first, second]) {
      await events.next();
      expect(await events.next()).toEqual(VALID);
    }
    first.close();
    await first.closed;
    application.sandbox.card.remove();
    expect(await second.next()).toEqual(ABSENT);
    second.close();
  });

  it('tells every application of the same card', async () => {
    const monitors = await Promise.all(
      ['e2e-a', 'e2e-b'].map(async (name) => monitor(await openSession(application, name))),
    );
    for (const events of monitors) {
      await events.next();
      expect(await events.next()).toEqual(VALID);
    }
    application.sandbox.card.remove();
    for (const events of monitors) {
      expect(await events.next()).toEqual(ABSENT);
      events.close();
    }
  });

  it('ends with its session, by one error and a normal close', async () => {
    const session = await openSession(application);
    const events = monitor(session);
    await events.next();
    await events.next();
    expect(await session.send('hl_closeSession')).toMatchObject({ s_status: 'OK' });
    expect(await events.next()).toMatchObject({
      s_status: 'ERROR',
      i_apiErrorType: 6000,
      i_apiErrorCode: 3,
    });
    expect(await events.closed).toBe(1000);
  });

  it('keeps its session from expiring', async () => {
    const { send, input, sandbox } = application;
    const opened = await send({
      s_commandName: 'hl_openSession',
      s_dcparameters64: input.dcParameter,
      s_applicationId: 'e2e-short',
      i_timeoutInSeconds: 1,
    });
    const id = String(opened.answer.s_sessionId);
    await send({ s_commandName: 'hl_getCpxCard', s_sessionId: id, s_readerName: sandbox.ready.cpxReader });
    const events = monitor({ id });
    await events.next();
    expect(await events.next()).toEqual(VALID);
    for (const state of [ABSENT, CHANGED]) {
      if (state === ABSENT) sandbox.card.remove();
      else await sandbox.card.insert();
      expect(await events.next()).toEqual(state);
    }
    events.close();
  });

  it('is refused before a reader was chosen, without a session, and with an interval that is none', async () => {
    const { answer } = await application.send({
      s_commandName: 'hl_openSession',
      s_dcparameters64: application.input.dcParameter,
      s_applicationId: 'e2e',
    });
    const early = monitor({ id: String(answer.s_sessionId) });
    expect(await early.next()).toMatchObject({
      i_apiErrorType: 6000,
      i_apiErrorCode: 2,
      s_errorDescription: expect.stringContaining('hl_getCpxCard'),
    });
    expect(await early.closed).toBe(1000);
    expect(await monitor({ id: 'nobody' }).next()).toMatchObject({ i_apiErrorCode: 3 });
    const session = await openSession(application);
    expect(await monitor(session, 'soon').next()).toMatchObject({
      i_apiErrorCode: 2,
      s_errorDescription: expect.stringContaining('i_checkingInterval'),
    });
  });
});
