import { CardError } from '@dmpconnect/card-pkcs11';
import { describe, expect, it } from 'vitest';
import { startApplication } from '../../testing/application.js';
import { FAKE_VITALE_CARD } from '../../testing/fake-vitale.js';

const reader = { s_readerName: 'Reader B' };

describe('hl_getVitaleCard', () => {
  it('takes a name before a number, and a number as a text, without reading anything', async () => {
    const application = startApplication();
    for (const fields of [
      { ...reader, i_readerNumber: 0 },
      { s_readerName: '', i_readerNumber: '1' },
    ]) {
      expect(await application.send('hl_getVitaleCard', fields)).toEqual({ s_status: 'OK' });
      await application.send('hl_readVitaleCard');
      expect(application.vitale.readings.splice(0)).toEqual(['Reader B']);
    }
  });

  it('accepts an empty reader (js-api 13.4)', async () => {
    const application = startApplication();
    application.vitale.holds = { state: 'empty' };
    expect(await application.send('hl_getVitaleCard', reader)).toEqual({ s_status: 'OK' });
  });

  it('says that no reader has that name', async () => {
    expect(await startApplication().send('hl_getVitaleCard', { s_readerName: 'Reader Z' })).toMatchObject({
      s_status: 'API_ERROR',
      i_apiErrorType: 1,
      i_apiErrorCode: 1006,
      s_apiErrorContext: 'getVitaleCard',
    });
  });

  it('takes a name as it is where nobody can list the readers, and asks for one', async () => {
    const application = startApplication();
    application.cards.readers = new CardError('CARD_LIBRARY', 'The Cryptolib CPS is not installed.');
    expect(await application.send('hl_getVitaleCard', { s_readerName: 'Kiosk' })).toEqual({ s_status: 'OK' });
    await application.send('hl_readVitaleCard');
    expect(application.vitale.readings).toEqual(['Kiosk']);
    expect(await application.send('hl_getVitaleCard', { i_readerNumber: 1 })).toMatchObject({
      i_apiErrorCode: 1008,
    });
  });

  it('says what is missing to read cards', async () => {
    const application = startApplication({
      services: {
        vitale: () => Promise.reject(new CardError('VITALE_LIBRARY', 'There is no api_lec64.dll.')),
      },
    });
    expect(await application.send('hl_getVitaleCard', reader)).toMatchObject({
      s_status: 'API_ERROR',
      i_apiErrorType: 4,
      s_apiErrorTypeDescription: 'Vitale errors',
      i_apiErrorCode: 1001,
      s_apiErrorExtendedInformations: 'There is no api_lec64.dll.',
    });
  });
});

describe('hl_readVitaleCard', () => {
  it('asks for the reader first', async () => {
    expect(await startApplication().send('hl_readVitaleCard')).toMatchObject({
      s_status: 'ERROR',
      i_apiErrorCode: 2,
      s_errorDescription: 'Call hl_getVitaleCard first',
    });
  });

  it('gives the people of the card', async () => {
    const application = startApplication();
    await application.send('hl_getVitaleCard', reader);
    expect(await application.send('hl_readVitaleCard')).toEqual({
      s_status: 'OK',
      i_cardStatus: 4,
      s_cardStatusText: 'TestCard',
      Patients: [
        {
          s_name: 'ADRUN',
          s_given: 'ZOE',
          s_birthname: 'ADRUN',
          s_birthday: '751231',
          s_birthdayYYYYMMDD: '19751231',
          s_rawBirthdayYYYYMMDD: '19751231',
          s_nir: '2751263220749 74',
          s_certifiedNir: '2751263220749 74',
          s_ins: expect.stringMatching(/^\d{22}$/),
          s_insC: expect.stringMatching(/^\d{22}$/),
          i_quality: 0,
          i_birthRank: 1,
        },
      ],
    });
  });

  it.each([
    ['VITALE_ABSENT', 1001],
    ['VITALE_LIBRARY', 1001],
    ['VITALE_UNREADABLE', 1002],
    ['VITALE_NO_CONTENT', 1003],
  ] as const)('answers %s as 4/%i', async (code, number) => {
    const application = startApplication();
    await application.send('hl_getVitaleCard', reader);
    application.vitale.card = new CardError(code, 'Why.');
    expect(await application.send('hl_readVitaleCard')).toMatchObject({
      s_status: 'API_ERROR',
      i_apiErrorType: 4,
      i_apiErrorCode: number,
      s_apiErrorContext: 'readVitaleCard',
      s_apiErrorExtendedInformations: 'Why.',
    });
  });

  it('takes its turn on the reader', async () => {
    const turns: string[] = [];
    const application = startApplication({
      services: {
        duringTurn: async (name, _signal, work) => {
          turns.push(name);
          return work();
        },
      },
    });
    await application.send('hl_getVitaleCard', reader);
    await application.send('hl_readVitaleCard');
    expect(turns).toEqual(['Reader B']);
  });

  it('protects the people of the card before anything is written of them', async () => {
    const guarded: unknown[] = [];
    const application = startApplication({ services: { protect: (value) => void guarded.push(value) } });
    await application.send('hl_getVitaleCard', reader);
    await application.send('hl_readVitaleCard');
    expect(guarded).toContain(FAKE_VITALE_CARD.patients);
  });
});
