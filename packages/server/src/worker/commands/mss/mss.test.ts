import { MssError } from '@dmpconnect/mss';
import { beforeEach, describe, expect, it } from 'vitest';
import { startApplication, type TestApplication } from '../../testing/application.js';

const PATH = '/mss-msg-services/services/Folder/soap/v1/listFolders';
const REQUEST = { s_requestPath: PATH, s_requestBodyInBase64: Buffer.from('<e/>').toString('base64') };

let application: TestApplication;
beforeEach(async () => {
  application = startApplication();
  await application.open({ MssParameters: { s_numHomologation: 'EDITEUR-1' } });
  await application.connect();
});

const refused = (text: string) => ({
  i_apiErrorType: 6000,
  i_apiErrorCode: 2,
  s_apiErrorDescription: expect.stringContaining(text),
});

describe('hl_sendMssRequest', () => {
  it('hands on the request and the answer, whatever its status, and opens the mail once', async () => {
    const answer = await application.send('hl_sendMssRequest', REQUEST);
    expect(answer).toEqual({
      s_status: 'OK',
      s_answerBodyInBase64: REQUEST.s_requestBodyInBase64,
      Headers: [{ s_name: 'a', s_value: 'b' }],
      StatusLine: { s_httpVersion: 'HTTP/1.1', s_reasonPhrase: 'Fault', s_statusCode: '500' },
    });
    await application.send('hl_sendMssRequest', REQUEST);
    expect(application.messaging.requests[0]).toEqual({ path: PATH, body: '<e/>' });
    expect(application.messaging.openings.map(({ softwareId }) => softwareId)).toEqual(['EDITEUR-1']);
  });

  it.each(['https://x.test/a', '/other', `${PATH}?a=b`, '/mss-msg-services/services/../x'])(
    'refuses the path %s',
    async (s_requestPath) => {
      const answer = await application.send('hl_sendMssRequest', { ...REQUEST, s_requestPath });
      expect(answer).toMatchObject(refused('s_requestPath must be /mss-msg-services/services/'));
    },
  );

  it('says the number of the operator first', async () => {
    application.messaging.fails = new MssError('FAULT_FUNCTIONAL', 'Refused.', { serviceCode: 102 });
    expect(await application.send('hl_sendMssRequest', REQUEST)).toMatchObject({
      i_apiErrorType: 2,
      i_apiErrorCode: 1201,
      s_apiErrorExtendedInformations: '102: Refused.',
    });
  });

  it('opens the mail anew with another connector, and ends with the session', async () => {
    await application.send('hl_sendMssRequest', REQUEST);
    await application.connect();
    await application.send('hl_sendMssRequest', REQUEST);
    expect(application.messaging.closed).toBe(1);
    await application.send('hl_closeSession');
    expect(application.messaging.closed).toBe(2);
  });

  it('wants a connector', async () => {
    const other = startApplication();
    expect(await other.send('hl_sendMssRequest', REQUEST)).toMatchObject(
      refused('Call hl_createDmpConnector first'),
    );
  });
});

describe('an operator of IMAP and SMTP', () => {
  it('has no web services, and a directory only when the settings name one', async () => {
    application.messaging.mailAlone = true;
    const expected = (setting: string) => ({
      i_apiErrorType: 1,
      i_apiErrorCode: 1014,
      s_apiErrorExtendedInformations: expect.stringContaining(setting),
    });
    expect(await application.send('hl_sendMssRequest', REQUEST)).toMatchObject(expected('mss/imap_server'));
    expect(await application.send('hl_getMssHpInfos', { s_searchName: 'A' })).toMatchObject(
      expected('mss/ldap_url'),
    );
  });
});

describe('hl_getMssHpInfos', () => {
  it('searches with what was given, and gives the raw answer too', async () => {
    const texts = {
      commonName: 'A B',
      name: 'A',
      given: 'B',
      postalAddress: 'C',
      postalCode: 'D',
      city: 'E',
      department: 'F',
      country: 'G',
      mail: 'H',
      civility: 'I',
      title: 'J',
      nationalId: 'K',
      professionCode: 'L',
      professionCategoryCode: 'M',
      professionCategoryLabel: 'N',
      speciality: 'O',
      organisation: 'P',
      corporateName: 'Q',
      tradeName: 'R',
    };
    application.messaging.found = { entries: [texts], truncated: false, raw: Buffer.from('<r/>') };
    expect(await application.send('hl_getMssHpInfos', { s_searchName: 'DUP*', s_searchGiven: '' })).toEqual({
      s_status: 'OK',
      PSList: [
        {
          s_commonName: 'A B',
          s_name: 'A',
          s_given: 'B',
          s_postalAddress: 'C',
          s_postalCode: 'D',
          s_city: 'E',
          s_departement: 'F',
          s_country: 'G',
          s_mail: 'H',
          s_civiliteExercice: 'I',
          s_title: 'J',
          s_idNat: 'K',
          s_codeProfession: 'L',
          s_codeCategorieProfession: 'M',
          s_libelleCategorieProfession: 'N',
          s_specialiteOrdinale: 'O',
          s_organisation: 'P',
          s_raisonSociale: 'Q',
          s_company: 'P',
          s_enseigneCommerciale: 'R',
        },
      ],
      s_xmlResultInBase64: 'PHIvPg==',
    });
    expect(application.messaging.queries).toEqual([{ name: 'DUP*' }]);
  });

  it('wants a criterion', async () => {
    expect(await application.send('hl_getMssHpInfos', { s_searchName: '' })).toMatchObject(
      refused('One of s_searchName, s_searchGiven'),
    );
  });
});
