import { openXdm } from '@dmpconnect/mss';
import { describe, expect, it } from 'vitest';
import { startApplication } from '../../testing/application.js';
import { FAKE_IDENTITY } from '../../testing/fake-teleservices.js';

const TEXT = Buffer.from('Compte rendu').toString('base64');

const ITEM = {
  s_patientIns: '279035121518989T',
  s_fileContentInBase64: TEXT,
  s_documentTitle: 'Compte rendu',
  s_documentCategory: '11488-4',
  i_documentFormat: 1,
  s_healthcareSetting: 'SA07',
};

/** The traits that a document sent to the DMP was given are those that the connector knows. */
const SENT = {
  Ins: { s_ins: '279035121518989', s_insType: 'T' },
  s_fileContentBase64: TEXT,
  s_documentTitle: 'Compte rendu',
  s_documentCategory: '11488-4',
  i_documentVisibility: 1,
  i_documentFormat: 1,
  s_healthcareSetting: 'SA07',
  PatientIdentity: {
    s_birthName: FAKE_IDENTITY.traits.birthName,
    s_birthGiven: 'DOMINIQUE',
    s_givens: 'DOMINIQUE MARIE',
    s_birthDate: '1979-03-28',
    i_sex: 3,
    s_birthPlace: '51215',
  },
};

describe('hl_generateMssAttachments', () => {
  it('gives the fragment of a request and the same files, and asks nobody', async () => {
    const application = startApplication();
    await application.connect();
    await application.send('hl_sendDocument', SENT);
    const answer = await application.send('hl_generateMssAttachments', { Attachments: [ITEM] });
    const files = answer.Attachments as {
      s_fileName: string;
      i_size: number;
      s_fileContentInBase64: string;
    }[];
    expect(files).toMatchObject([
      { s_fileName: 'IHE_XDM.ZIP', s_contentType: 'application/zip' },
      { s_fileName: expect.stringMatching(/_PAT-TROIS_DOMINIQUE\.pdf$/), s_contentType: 'application/pdf' },
    ]);
    const [archive] = files;
    const bytes = Buffer.from(archive?.s_fileContentInBase64 ?? '', 'base64');
    expect(bytes.length).toBe(archive?.i_size);
    const fragment = Buffer.from(String(answer.s_attachmentsBufferInBase64), 'base64').toString();
    expect(fragment.split('</attachments>')).toEqual([
      `<attachments><contentType>application/zip</contentType><size>${bytes.length}</size>` +
        `<fileName>IHE_XDM.ZIP</fileName><file>${archive?.s_fileContentInBase64}</file>`,
      expect.stringContaining(`<file>${files[1]?.s_fileContentInBase64}</file>`),
      '',
    ]);
    const { documents } = await openXdm(bytes);
    expect(documents.map(({ title }) => title)).toEqual(['Compte rendu']);
    expect(application.messaging.openings).toEqual([]);
  });

  it('wants documents, each with all that it is made of', async () => {
    const application = startApplication();
    await application.connect();
    for (const [fields, words] of [
      [{}, 'Attachments is missing'],
      [{ Attachments: [{ ...ITEM, s_documentTitle: '' }] }, 'Attachments[0].s_documentTitle is missing'],
      [{ Attachments: [{ ...ITEM, i_documentFormat: 9 }] }, 'Attachments[0].i_documentFormat must be one of'],
    ] as const) {
      expect(await application.send('hl_generateMssAttachments', fields)).toMatchObject({
        i_apiErrorType: 6000,
        i_apiErrorCode: 2,
        s_apiErrorDescription: expect.stringContaining(words),
      });
    }
  });
});
