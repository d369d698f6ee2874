import { CardError } from '@dmpconnect/card-pkcs11';
import { LicenceError } from '@dmpconnect/licensing';
import { describe, expect, it } from 'vitest';
import { startApplication } from '../../testing/application.js';
import { PIN } from '../../testing/fake-card.js';

const reader = { s_readerName: 'Reader A' };

describe('hl_getPcscReaders', () => {
  it('lists the readers with both forms of each enumeration', async () => {
    expect(await startApplication().send('hl_getPcscReaders')).toEqual({
      s_status: 'OK',
      Readers: [
        {
          s_name: 'Reader A',
          i_slotType: 3,
          s_slotType: 'CPS card',
          i_accessMode: 1,
          s_accessMode: 'Full PC/SC',
        },
        {
          s_name: 'Reader B',
          i_slotType: 2,
          s_slotType: 'Vitale card',
          i_accessMode: 2,
          s_accessMode: 'GALSS/PCSC',
        },
      ],
    });
  });

  it('gives an empty list when there is no reader', async () => {
    const application = startApplication();
    application.cards.readers = [];
    expect(await application.send('hl_getPcscReaders')).toEqual({ s_status: 'OK', Readers: [] });
  });

  it('names the internal function that support tools look for when it fails', async () => {
    const application = startApplication();
    application.cards.readers = new CardError('CARD_SERVICE_UNAVAILABLE', 'The service does not answer.');
    expect(await application.send('hl_getPcscReaders')).toMatchObject({
      s_status: 'API_ERROR',
      i_apiErrorType: 1,
      i_apiErrorCode: 1007,
      s_apiErrorContext: 'getPcscResourcesList',
    });
  });
});

describe('hl_getCpxCard', () => {
  it('takes a name before a number, a number as a text, and neither', async () => {
    const application = startApplication();
    for (const fields of [
      { s_readerName: 'Reader A', i_readerNumber: 0 },
      { s_readerName: '', i_readerNumber: '1' },
      {},
    ]) {
      expect(await application.send('hl_getCpxCard', fields)).toEqual({ s_status: 'OK' });
    }
    expect(application.cards.pinsGiven).toEqual([]);
  });

  it('says that no reader has that name', async () => {
    expect(await startApplication().send('hl_getCpxCard', { s_readerName: 'Reader Z' })).toMatchObject({
      s_status: 'API_ERROR',
      i_apiErrorCode: 1006,
      s_apiErrorContext: 'getCpxCard',
    });
  });
});

describe('hl_readCpxCard', () => {
  it('reads the holder and his practice locations', async () => {
    const application = startApplication();
    await application.send('hl_getCpxCard', reader);
    // js-api 13.2: the React client sends an extra s_readerName.
    const answer = await application.send('hl_readCpxCard', { s_pinCode: PIN, ...reader });
    expect(answer).toEqual({
      s_status: 'OK',
      s_name: 'DOC0001',
      s_given: 'KIT',
      s_internalId: '899700000013',
      i_internalIdType: 3,
      s_profession: '10',
      s_professionOid: '1.2.250.1.71.1.2.7',
      s_professionDescription: 'Médecin',
      s_speciality: 'SM54',
      s_specialityDescription: 'Médecine générale (SM)',
      i_hpAuthenticationMode: 25,
      i_remainingPinCodeInputs: 3,
      PracticeLocations: [
        {
          s_practiceLocationName: 'HOPITAL DE TEST',
          s_practiceLocationActivity: 'Etablissement Public de santé',
          s_practiceLocationHealthcareSettings: 'SA01',
        },
        {
          s_practiceLocationName: 'CABINET M DOC0001',
          s_practiceLocationActivity: 'Cabinet individuel',
          s_practiceLocationHealthcareSettings: 'SA07',
        },
      ],
      s_cpxSerialNumber: '8025000000123456',
      s_cpxValidityDate: '20281231',
      i_cpxCardType: 2,
      i_cpxType: 1,
    });
  });

  it('adds the certificates when asked', async () => {
    const application = startApplication();
    await application.send('hl_getCpxCard', reader);
    const answer = await application.send('hl_readCpxCard', { s_pinCode: PIN, i_returnCertificates: '1' });
    const decode = (field: string) => {
      const form = /^-----BEGIN CERTIFICATE-----\n([\s\S]+)\n-----END CERTIFICATE-----\n?$/;
      return Buffer.from(form.exec(String(answer[field]))?.[1] ?? '', 'base64').toString();
    };
    expect(decode('s_signatureCertificatePEM')).toBe('signature');
    expect(decode('s_authenticationCertificatePEM')).toBe('authentication');
  });

  it('answers 1/7 with the tries left when the PIN is wrong, and never repeats the PIN', async () => {
    const application = startApplication();
    await application.send('hl_getCpxCard', reader);
    const answer = await application.send('hl_readCpxCard', { s_pinCode: '9876' });
    expect(answer).toMatchObject({
      s_status: 'API_ERROR',
      i_apiErrorType: 1,
      i_apiErrorCode: 7,
      s_apiErrorContext: 'readCpxCard',
      s_apiErrorExtendedInformations: '2 tries left',
      i_remainingPinCodeInputs: 2,
    });
    expect(JSON.stringify(answer)).not.toContain('9876');
  });

  it('asks for the PIN and for the reader, in that order of checks, without touching the card', async () => {
    const application = startApplication();
    expect(await application.send('hl_readCpxCard', {})).toMatchObject({
      i_apiErrorType: 6000,
      i_apiErrorCode: 2,
      s_apiErrorDescription: 's_pinCode is missing',
    });
    expect(await application.send('hl_readCpxCard', { s_pinCode: PIN })).toMatchObject({
      i_apiErrorCode: 2,
      s_apiErrorDescription: 'Call hl_getCpxCard first',
    });
    expect(application.cards.pinsGiven).toEqual([]);
  });
});

describe('hl_getCpxStatus', () => {
  it('gives the state in both forms', async () => {
    const application = startApplication();
    await application.send('hl_getCpxCard', reader);
    expect(await application.send('hl_getCpxStatus')).toEqual({
      s_status: 'OK',
      i_nbInputLeft: 3,
      s_validityDate: '20281231',
      s_cardId: '8025000000123456',
      i_cardStatus: 1,
      s_cardStatus: 'ValidCardInserted',
    });
  });

  it.each([
    ['no-card', 2, 'NoCardInserted'],
    ['unknown-card', 3, 'UnknownCardInserted'],
    ['changed', 4, 'CardStatusChanged'],
    ['blocked', 5, 'CardIsBlocked'],
    ['expired', 6, 'CardIsExpired'],
    ['reader-error', 7, 'CpxReaderError'],
  ] as const)('%s is an answer, not an error', async (state, i_cardStatus, s_cardStatus) => {
    const application = startApplication();
    await application.send('hl_getCpxCard', reader);
    application.cards.status = { state };
    expect(await application.send('hl_getCpxStatus')).toEqual({
      s_status: 'OK',
      i_nbInputLeft: 0,
      s_validityDate: '',
      s_cardId: '',
      i_cardStatus,
      s_cardStatus,
    });
  });
});

describe('hl_checkUserLicenseRight', () => {
  it('asks the licence of the holder once the reader is chosen, without a PIN', async () => {
    const application = startApplication();
    await application.send('hl_getCpxCard', reader);
    expect(await application.send('hl_checkUserLicenseRight')).toEqual({ s_status: 'OK' });
    expect(application.licenceQuestions).toMatchObject([
      { cardId: '8025000000123456', holder: '899700000013', integratorId: '', totalMs: 8000 },
    ]);
    expect(application.cards.pinsGiven).toEqual([]);
  });

  it('wants the reader to be chosen first', async () => {
    expect(await startApplication().send('hl_checkUserLicenseRight')).toMatchObject({
      s_status: 'ERROR',
      i_apiErrorCode: 2,
      s_apiErrorDescription: 'Call hl_getCpxCard first',
    });
  });

  it('gives the sentence of the licence server when it refuses', async () => {
    const explanation = { fr: 'Licence désactivée.', en: 'Licence disabled.' };
    const application = startApplication({
      services: {
        checkLicence: () =>
          Promise.reject(
            new LicenceError('LICENCE_REFUSED', explanation.en, { state: 'licence-revoked', explanation }),
          ),
      },
    });
    await application.send('hl_getCpxCard', reader);
    expect(await application.send('hl_checkUserLicenseRight')).toMatchObject({
      s_status: 'API_ERROR',
      i_apiErrorType: 1,
      i_apiErrorCode: 1011,
      s_apiErrorExtendedInformations: 'Licence désactivée. / Licence disabled.',
    });
  });

  it('notices that the card is gone or expired, and then asks no licence', async () => {
    const application = startApplication();
    await application.send('hl_getCpxCard', reader);
    const { holder } = application.cards;
    application.cards.holder = new CardError('CARD_CHANGED', 'The card was removed.');
    expect(await application.send('hl_checkUserLicenseRight')).toMatchObject({ i_apiErrorCode: 1004 });
    application.cards.holder = { ...holder, expired: true } as typeof holder;
    expect(await application.send('hl_checkUserLicenseRight')).toMatchObject({ i_apiErrorCode: 1003 });
    expect(application.licenceQuestions).toEqual([]);
  });
});
