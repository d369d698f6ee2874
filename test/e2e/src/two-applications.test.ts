import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PATIENT } from './main-job/patient.js';
import { type Application, openSession, startApplication } from './testing/application.js';

const EXISTENCE = 'hl_getDirectAuthenticationDMPStatus';
const CHANGED = { s_status: 'API_ERROR', i_apiErrorType: 1, i_apiErrorCode: 1004 };
const WRONG = '9999';

let application: Application;
beforeAll(async () => {
  application = await startApplication();
});
afterAll(() => application.stop());
beforeEach(async () => {
  await application.sandbox.card.insert();
  application.sandbox.card.setPinTries(3);
  application.sandbox.card.clearCalls();
});

const logins = () => application.sandbox.card.calls().filter(({ call }) => call === 'C_Login').length;

/** Two applications of one practice: two processes, one card. */
const openBoth = () => Promise.all([openSession(application, 'first'), openSession(application, 'second')]);

describe('a PIN refused in one application', () => {
  it('closes what the other had open, until a good PIN is given there', async () => {
    const [first, second] = await openBoth();
    await first.createDmpConnector();
    expect(await first.send(EXISTENCE, { Ins: PATIENT.Ins })).toMatchObject({ s_status: 'OK' });

    expect(await second.send('hl_readCpxCard', { s_pinCode: WRONG })).toMatchObject({ i_apiErrorCode: 7 });

    application.sandbox.card.clearCalls();
    expect(await first.send(EXISTENCE, { Ins: PATIENT.Ins })).toMatchObject(CHANGED);
    expect(logins()).toBe(0);

    // A good PIN in one application does not open the other again.
    await second.send('hl_readCpxCard', { s_pinCode: application.input.pin });
    expect(await first.send(EXISTENCE, { Ins: PATIENT.Ins })).toMatchObject(CHANGED);
    await first.send('hl_readCpxCard', { s_pinCode: application.input.pin });
    expect(await first.send(EXISTENCE, { Ins: PATIENT.Ins })).toMatchObject({ s_status: 'OK' });
  });

  it('counts in the other, in one started afterwards too: the last try is not taken in a row', async () => {
    const [first, second] = await openBoth();
    expect(await first.send('hl_readCpxCard', { s_pinCode: WRONG })).toMatchObject({
      i_remainingPinCodeInputs: 2,
    });
    expect(await second.send('hl_readCpxCard', { s_pinCode: WRONG })).toMatchObject({
      i_apiErrorCode: 7,
      i_remainingPinCodeInputs: 1,
    });
    application.sandbox.card.clearCalls();
    const third = await openSession(application, 'third');
    for (const session of [first, second, third]) {
      expect(await session.send('hl_readCpxCard', { s_pinCode: application.input.pin })).toMatchObject({
        s_status: 'ERROR',
        i_apiErrorType: 6000,
        i_apiErrorCode: 2,
        i_remainingPinCodeInputs: 1,
      });
    }
    expect(logins()).toBe(0);

    // A card that has its tries again is not concerned.
    application.sandbox.card.setPinTries(3);
    expect(await third.send('hl_readCpxCard', { s_pinCode: application.input.pin })).toMatchObject({
      s_status: 'OK',
    });
  });
});
