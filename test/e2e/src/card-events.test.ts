import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PATIENT } from './main-job/patient.js';
import { type Application, openSession, startApplication } from './testing/application.js';

const EXISTENCE = 'hl_getDirectAuthenticationDMPStatus';

let application: Application;
beforeAll(async () => {
  application = await startApplication();
});
afterAll(() => application.stop());
beforeEach(async () => {
  await application.sandbox.card.insert();
  application.sandbox.card.clearCalls();
});

const logins = () => application.sandbox.card.calls().filter(({ call }) => call === 'C_Login').length;

describe('the PIN', () => {
  it('costs exactly one try when it is wrong, and says how many are left', async () => {
    const session = await openSession(application);
    const answer = await session.send('hl_readCpxCard', { s_pinCode: '9999' });
    expect(answer).toMatchObject({
      s_status: 'API_ERROR',
      i_apiErrorType: 1,
      i_apiErrorCode: 7,
      i_remainingPinCodeInputs: 2,
    });
    expect(logins()).toBe(1);
  });

  it('costs nothing when the card accepted it already', async () => {
    const session = await openSession(application);
    await session.send('hl_readCpxCard', { s_pinCode: application.input.pin });
    application.sandbox.card.clearCalls();
    expect(await session.createDmpConnector()).toMatchObject({ s_status: 'OK' });
    expect(logins()).toBe(0);
  });

  it('is noticed wrong even while the card is open, and closes what was open until a good one', async () => {
    const session = await openSession(application);
    await session.createDmpConnector();
    expect(await session.send('hl_readCpxCard', { s_pinCode: '9999' })).toMatchObject({ i_apiErrorCode: 7 });
    expect(await session.send(EXISTENCE, { Ins: PATIENT.Ins })).toMatchObject({
      i_apiErrorType: 1,
      i_apiErrorCode: 1004,
    });
    await session.send('hl_readCpxCard', { s_pinCode: application.input.pin });
    expect(await session.send(EXISTENCE, { Ins: PATIENT.Ins })).toMatchObject({ s_status: 'OK' });
  });
});

describe('a card taken out', () => {
  it('between two commands: a clear error, and the next insertion works without restarting anything', async () => {
    const session = await openSession(application);
    await session.createDmpConnector();
    application.sandbox.card.remove();
    expect(await session.send(EXISTENCE, { Ins: PATIENT.Ins })).toMatchObject({
      s_status: 'API_ERROR',
      i_apiErrorType: 1,
      i_apiErrorCode: 1004,
    });
    await application.sandbox.card.insert();
    await session.send('hl_getCpxCard', { s_readerName: application.sandbox.ready.cpxReader });
    await session.createDmpConnector();
    expect(await session.send(EXISTENCE, { Ins: PATIENT.Ins })).toMatchObject({ s_status: 'OK' });
  });

  it('while it signs or during the handshake: a clear error, and the next insertion works', async () => {
    const session = await openSession(application);
    await session.createDmpConnector();
    application.sandbox.card.remove({ during: 'sign' });
    expect(await session.send(EXISTENCE, { Ins: PATIENT.Ins })).toMatchObject({
      s_status: 'API_ERROR',
      i_apiErrorType: 1,
      i_apiErrorCode: 1004,
    });
    await application.sandbox.card.insert();
    await session.send('hl_getCpxCard', { s_readerName: application.sandbox.ready.cpxReader });
    await session.createDmpConnector();
    expect(await session.send(EXISTENCE, { Ins: PATIENT.Ins })).toMatchObject({ s_status: 'OK' });
  });
});
