import { CardError } from '@dmpconnect/card-pkcs11';
import { MssError, openXdm } from '@dmpconnect/mss';
import { beforeEach, describe, expect, it } from 'vitest';
import { startApplication, type TestApplication, testSettings } from '../../testing/application.js';
import { PIN } from '../../testing/fake-card.js';
import { FAKE_IDENTITY, foundIdentity } from '../../testing/fake-teleservices.js';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

const MAIL = {
  s_requestPath: '/mss-msg-services/services/Item/soap/v1/sendMessage',
  s_senderEmail: 'kit.doc@pro.mss.test',
  s_recipient: 'confrere@pro.mss.test ; ; CONFRERE@pro.mss.test;autre@pro.mss.test',
  s_title: 'Avis',
  s_messageContentInBase64: base64('Bonjour, à bientôt.'),
};

const NOTE = {
  s_patientIns: '279035121518989T',
  s_fileContentInBase64: base64('Compte rendu'),
  s_documentTitle: 'Compte rendu',
  s_documentDescription: 'Consultation',
  s_documentCategory: '11488-4',
  i_documentFormat: 1,
  s_healthcareSetting: 'SA07',
  index: 0,
};

let application: TestApplication;
beforeEach(async () => {
  application = startApplication();
  await application.open({
    MssParameters: {
      s_numHomologation: 'EDITEUR-1',
      s_producerAddress: '1 rue de l’Essai\n01 02 03 04 05',
      s_softwareDetails: 'Logiciel 3',
    },
  });
  await application.connect();
});

/** The identity of the patient, as INSi gives it. */
async function learnIdentity(identity = FAKE_IDENTITY): Promise<void> {
  application.teleservices.answer = foundIdentity(identity);
  await application.send('hl_createInsiConnector', {
    s_pinCode: PIN,
    i_transactionsTimeout: 60,
    s_practiceSetting: 'AMBULATOIRE',
    i_cpsPracticeLocationIndice: 1,
  });
  const found = await application.send('hl_getInsFromIdentityInformation', {
    LpsInfos: {
      s_idam: 'IDAM',
      s_numAM: '04',
      s_version: '1',
      s_instance: 'b1f1a9c2-7d9e-4a53-9d3c-2b8f1c0e4a77',
      s_name: 'Logiciel',
      s_billingNumber: '991130972',
      s_amoSpecialityCode: '01',
    },
    s_birthName: 'Pat-Trois',
    s_given: 'Dominique',
    i_sex: 3,
    s_birthDate: '1979-03-28',
  });
  expect(found).toMatchObject({ s_status: 'OK' });
}

const refused = (description: string) => ({
  s_status: 'ERROR',
  i_apiErrorType: 6000,
  i_apiErrorCode: 2,
  s_apiErrorDescription: expect.stringContaining(description),
  s_mailDelivery: 'not-sent',
});

describe('hl_sendMssEmail', () => {
  it('sends what was given, once, each recipient once', async () => {
    const answer = await application.send('hl_sendMssEmail', {
      ...MAIL,
      s_cc: 'copie@pro.mss.test',
      s_bcc: 'cachee@pro.mss.test',
      i_messageContentIsInHtml: '1',
    });
    expect(answer).toEqual({ s_status: 'OK' });
    expect(application.messaging.mails).toEqual([
      {
        choice: { mailbox: 'kit.doc@pro.mss.test', protocol: 'soap', accessToken: undefined },
        message: {
          senderName: 'KIT_DOC0001_CABINET_M_DOC0001',
          to: [{ email: 'confrere@pro.mss.test' }, { email: 'autre@pro.mss.test' }],
          cc: [{ email: 'copie@pro.mss.test' }],
          bcc: [{ email: 'cachee@pro.mss.test' }],
          subject: 'Avis',
          body: 'Bonjour, à bientôt.',
          html: true,
          attachments: [],
          headers: { nil: 'EDITEUR-1' },
        },
      },
    ]);
    await application.send('hl_sendMssEmail', { ...MAIL, i_messageContentHtml: 1, s_pscAccessToken: 'T' });
    const [, second] = application.messaging.mails;
    expect([second?.message.html, second?.choice.accessToken]).toEqual([true, 'T']);
  });

  it('packs the documents, and puts the subject that software expects in front', async () => {
    await learnIdentity();
    const path = MAIL.s_requestPath.replace('soap', 'rest');
    const answer = await application.send('hl_sendMssEmail', {
      ...MAIL,
      s_requestPath: path,
      Attachments: { '#0': NOTE, '#1': { ...NOTE, s_documentTitle: 'Note', index: 1 } },
    });
    expect(answer).toEqual({ s_status: 'OK' });
    const [mail] = application.messaging.mails;
    expect(mail?.choice.protocol).toBe('rest');
    expect(mail?.message.subject).toBe('XDM/1.0/DDM+2 documents PAT-TROIS DOMINIQUE 28/03/1979 - Avis');
    expect(mail?.message.headers).toEqual({
      nil: 'EDITEUR-1',
      qualifiedIdentity: true,
      documentTypes: ['11488-4', '11488-4'],
    });
    const [archive] = mail?.message.attachments ?? [];
    if (archive === undefined || !('bytes' in archive)) throw new Error('no archive');
    const { documents, warnings, sets } = await openXdm(archive.bytes);
    expect(warnings).toEqual([]);
    expect(sets[0]?.submissionSet.sourceId).toBe('2.25.1');
    expect(documents.map(({ title, description }) => [title, description])).toEqual([
      ['Compte rendu', 'Consultation'],
      ['Note', 'Consultation'],
    ]);
    expect(Buffer.from(documents[0]?.bytes ?? []).toString()).toContain(NOTE.s_fileContentInBase64);
  });

  it('leaves a subject that is already right, and every one when the settings say so', async () => {
    await learnIdentity();
    const s_title = '[Annule et remplace] XDM/1.0/DDM+Autre';
    await application.send('hl_sendMssEmail', { ...MAIL, s_title, Attachments: [NOTE] });
    expect(application.messaging.mails[0]?.message.subject).toBe(s_title);

    const { mss, ...settings } = testSettings();
    application = startApplication({
      settings: { ...settings, mss: { ...mss, autoXdmSubject: false, productReference: 'NIL-7' } },
    });
    await application.open({ s_numHomologation: 'EDITEUR-1' });
    await application.connect();
    await learnIdentity();
    await application.send('hl_sendMssEmail', { ...MAIL, Attachments: [NOTE] });
    const [mail] = application.messaging.mails;
    expect([mail?.message.subject, mail?.message.headers?.nil]).toEqual(['Avis', 'NIL-7']);
  });

  it('takes the kind of an identifier without letter from what the session knows', async () => {
    await learnIdentity();
    const Attachments = [{ ...NOTE, s_patientIns: '279035121518989' }];
    expect(await application.send('hl_sendMssEmail', { ...MAIL, Attachments })).toEqual({ s_status: 'OK' });
  });

  it.each<[string, object, string]>([
    ['an address that is none', { s_recipient: 'a b' }, 's_recipient[0] is not a mail address'],
    ['a copy to an address that is none', { s_cc: 'x@pro.mss.test;y' }, 's_cc[1] is not a mail address'],
    ['a sender that is none', { s_senderEmail: 'me' }, 's_senderEmail is not a mail address'],
    ['a header in the subject', { s_title: 'a\r\nBcc: b@c.fr' }, 's_title holds a line end'],
    [
      'a body that is no text',
      { s_messageContentInBase64: Buffer.from([0xff]).toString('base64') },
      's_messageContentInBase64 must be text in UTF-8',
    ],
    [
      'too long a body',
      { s_messageContentInBase64: base64('x'.repeat(50_001)) },
      's_messageContentInBase64 has 50001 characters',
    ],
    [
      'too many recipients',
      { s_bcc: Array.from({ length: 99 }, (_, n) => `a${n}@pro.mss.test`).join(';') },
      's_recipient has 101 recipients',
    ],
    [
      'the path of another operation',
      { s_requestPath: '/mss-msg-services/services/Folder/soap/v1/listFolders' },
      's_requestPath must be that of sendMessage',
    ],
    [
      'the address of another host',
      { s_requestPath: 'https://x.test/' },
      's_requestPath must be /mss-msg-services/',
    ],
    [
      'a patient whom nobody knows',
      { Attachments: [NOTE] },
      'Attachments[0].s_patientIns: no identity of this patient is known',
    ],
    [
      'a real patient in a test environment',
      { Attachments: [{ ...NOTE, s_patientIns: '279035121518989N' }] },
      'Attachments[0].s_patientIns: A real patient identifier cannot be used on a test server',
    ],
    [
      'two patients',
      { Attachments: [NOTE, { ...NOTE, s_patientIns: '207058575627097T' }] },
      'Attachments[1].s_patientIns is another patient',
    ],
  ])('refuses %s before anything leaves', async (_, change, words) => {
    const answer = await application.send('hl_sendMssEmail', { ...MAIL, ...change });
    expect(answer).toMatchObject(refused(words));
    expect(String(answer.s_apiErrorDescription)).toMatch(/The mail was not sent\.$/);
    expect(application.messaging.mails).toEqual([]);
  });

  it('refuses a recipient outside the trusted domains, and what no document can be made of', async () => {
    await learnIdentity();
    const change = (fields: object) => application.send('hl_sendMssEmail', { ...MAIL, ...fields });
    expect(await change({ s_bcc: 'someone@example.org' })).toMatchObject({
      i_apiErrorType: 2,
      i_apiErrorCode: 1201,
      s_apiErrorExtendedInformations: expect.stringMatching(
        /^ADDRESS_REFUSED: s_bcc\[0\] is outside the trusted domains.*The mail was not sent\.$/,
      ),
      s_mailDelivery: 'not-sent',
    });
    for (const [fields, words] of [
      [{ s_documentCategory: 'NONE' }, 'Attachments[0].s_documentCategory'],
      [{ s_healthcareSetting: 'NONE' }, 'Attachments[0].s_healthcareSetting'],
      [{ i_documentFormat: 5 }, 'Attachments[0].s_fileContentInBase64'],
      [{ i_documentFormat: 6 }, 'Attachments[0].s_fileContentInBase64 is no clinical document'],
    ] as const) {
      expect(await change({ Attachments: [{ ...NOTE, ...fields }] })).toMatchObject({
        i_apiErrorType: 1,
        i_apiErrorCode: 1013,
        s_apiErrorExtendedInformations: expect.stringContaining(words),
        s_mailDelivery: 'not-sent',
      });
    }
    const { birthPlace: _, ...traits } = FAKE_IDENTITY.traits;
    await learnIdentity({ ...FAKE_IDENTITY, traits });
    expect(await change({ Attachments: [NOTE] })).toMatchObject({
      s_apiErrorExtendedInformations:
        'Attachments[0].s_patientIns: The birth place (COG) of the patient is missing. The mail was not sent.',
    });
    expect(application.messaging.mails).toEqual([]);
  });

  it('says what became of the mail in the words and in a field of the failure', async () => {
    application.messaging.fails = new MssError('ANSWER_HTML', 'A page. Whether the mail left is not known.', {
      delivery: 'unknown',
    });
    expect(await application.send('hl_sendMssEmail', MAIL)).toMatchObject({
      i_apiErrorType: 2,
      i_apiErrorCode: 1003,
      s_apiErrorExtendedInformations: 'ANSWER_HTML: A page. Whether the mail left is not known.',
      s_mailDelivery: 'unknown',
    });
    application.cards.keysFail = new CardError('CARD_CHANGED', 'Another card.');
    expect(await application.send('hl_sendMssEmail', MAIL)).toMatchObject({
      i_apiErrorType: 1,
      s_mailDelivery: 'not-sent',
    });
  });
});
