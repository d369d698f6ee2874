import { TlsiFaultError } from '@dmpconnect/teleservices';
import { beforeEach, describe, expect, it } from 'vitest';
import { startApplication, type TestApplication } from '../../testing/application.js';
import { PIN } from '../../testing/fake-card.js';

const LpsInfos = {
  s_idam: 'IDAM',
  s_numAM: '04',
  s_version: '1',
  s_instance: 'b1f1a9c2-7d9e-4a53-9d3c-2b8f1c0e4a77',
  s_name: 'Logiciel',
  s_billingNumber: '991130972',
} as const;
const ASK = { LpsInfos, i_vitalePatientIndex: 0 } as const;

let application: TestApplication;
beforeEach(async () => {
  application = startApplication();
  await application.send('hl_getCpxCard', { s_readerName: 'Reader A' });
  await application.send('hl_createAldiConnector', {
    s_pinCode: PIN,
    i_transactionsTimeout: 60,
    s_practiceSetting: 'AMBULATOIRE',
    i_cpsPracticeLocationIndice: 1,
    s_aldiUrl: 'qualiflps.services-ps.ameli.fr',
  });
  await application.send('hl_getVitaleCard', { s_readerName: 'Reader B' });
  await application.send('hl_readVitaleCard');
});

describe('hl_getAldi', () => {
  it('lists the illnesses of a person of the card, each member there', async () => {
    const ald = { type: 'ALD30', label: 'Diabète', exempt: true, startDate: '2020-01-01' } as const;
    application.teleservices.alds = {
      parsed: true,
      outcome: 'found',
      code: '00',
      label: '',
      alds: [ald, { ...ald, number: '8', medicalCode: 'E11', reason: 'R', endDate: '2030-01-01' }],
      rawXml: '<a/>',
    };
    const row = { s_type: 'ALD30', s_label: 'Diabète', i_exoneration: 1, s_startDate: '2020-01-01' };
    expect(await application.send('hl_getAldi', ASK)).toEqual({
      s_status: 'OK',
      i_aldiResult: 3,
      Alds: [
        { ...row, s_number: '', s_code: '', s_reason: '', s_endDate: '' },
        { ...row, s_number: '8', s_code: 'E11', s_reason: 'R', s_endDate: '2030-01-01' },
      ],
    });
    expect(application.teleservices.people[0]?.assertion).toBe('<assertion of="Reader B 0"/>');
  });

  it('tells a patient without illness from an unknown one, and gives the raw answer when asked', async () => {
    expect(await application.send('hl_getAldi', { ...ASK, i_returnRawAnswer: 1 })).toEqual({
      s_status: 'OK',
      i_aldiResult: 2,
      Alds: [],
      s_rawAnswerInBase64: Buffer.from('<a/>').toString('base64'),
    });
    application.teleservices.alds = {
      parsed: true,
      outcome: 'unknown',
      code: '02',
      label: '',
      alds: [],
      rawXml: '',
    };
    expect(await application.send('hl_getAldi', ASK)).toMatchObject({ i_aldiResult: 1 });
  });

  it('never says that there is no illness in an answer of another form', async () => {
    application.teleservices.alds = { parsed: false, rawXml: '<other/>' };
    expect(await application.send('hl_getAldi', ASK)).toMatchObject({
      i_apiErrorType: 2,
      i_apiErrorCode: 1003,
    });
    expect(await application.send('hl_getAldi', { ...ASK, i_returnRawAnswer: 1 })).toMatchObject({
      i_aldiResult: 0,
    });
  });

  it('names a fault as what it is: that of a service other than INSi', async () => {
    const fault = {
      soapCode: 'Sender',
      subcode: 'siram_100',
      reason: 'Refus.',
      severity: 'error',
      detailCode: 'desir_560',
      detailText: '',
      messageId: undefined,
      layer: 'front',
    } as const;
    const details = { httpStatus: 500, meaning: undefined, retryable: false, cause: undefined };
    application.teleservices.fails = new TlsiFaultError('ALDi', fault, details);
    expect(await application.send('hl_getAldi', ASK)).toMatchObject({
      i_apiErrorType: 2,
      i_apiErrorCode: 1001,
      s_apiErrorExtendedInformations: 'desir_560: Refus.',
    });
  });

  it('needs its own connector', async () => {
    const other = startApplication();
    expect(await other.send('hl_getAldi', ASK)).toMatchObject({
      i_apiErrorType: 6000,
      s_apiErrorDescription: 'Call hl_createAldiConnector first',
    });
  });
});
