import { describe, expect, it } from 'vitest';
import { ServerError } from '../../../errors.js';
import type { ConvertToPdfA } from '../../pdf-a/convert.js';
import { INS, startApplication } from '../../testing/application.js';

const PDF = Buffer.from('%PDF-1.7 of a word processor');
const PDF_A = Buffer.from('%PDF-1.4 for archives');

const document = (content: Buffer, i_format = 5) => ({
  s_contentInBase64: content.toString('base64'),
  s_title: 'Compte rendu',
  s_category: '11488-4',
  i_visibility: 1,
  i_format,
});

async function send(convertToPdfA: ConvertToPdfA, ...Documents: readonly object[]) {
  const application = startApplication({ services: { convertToPdfA } });
  await application.connect();
  const answer = await application.send('hl_sendDocuments', {
    Ins: INS,
    s_healthcareSetting: 'SA07',
    Documents,
  });
  const contents = application.dmp.asked.submissions.flatMap(({ documents }) =>
    documents.map((document) => ('cda' in document ? '' : Buffer.from(document.content).toString())),
  );
  return { answer, contents };
}

describe('PDFs of hl_sendDocuments', () => {
  it('are converted, each one, and nothing else is', async () => {
    const asked: string[] = [];
    const { answer, contents } = await send(
      async (pdf) => {
        asked.push(Buffer.from(pdf).toString());
        return PDF_A;
      },
      document(PDF),
      document(Buffer.from('Texte'), 1),
      document(PDF),
    );
    expect(answer.s_status).toBe('OK');
    expect(asked).toEqual([PDF.toString(), PDF.toString()]);
    expect(contents).toEqual([PDF_A.toString(), 'Texte', PDF_A.toString()]);
  });

  it('that are none are left to the check of contents: Ghostscript reads programs', async () => {
    const { contents } = await send(
      () => Promise.reject(new Error('converted')),
      document(Buffer.from('%!PS (/etc/passwd) (r) file')),
    );
    expect(contents).toHaveLength(1);
  });

  it.each(['PDF_CONVERSION_OFF', 'PDF_CONVERTER_MISSING', 'PDF_CONVERSION_FAILED'] as const)(
    'that cannot be are refused before anything is sent, their field named: %s',
    async (code) => {
      const { answer, contents } = await send(
        () => Promise.reject(new ServerError(code, 'it is not PDF/A-1, for a reason')),
        document(Buffer.from('Texte'), 1),
        document(PDF),
      );
      expect(answer).toMatchObject({
        s_status: 'API_ERROR',
        i_apiErrorType: 1,
        i_apiErrorCode: 1013,
        s_apiErrorExtendedInformations: 'Documents[1].s_contentInBase64: it is not PDF/A-1, for a reason.',
      });
      expect(contents).toEqual([]);
    },
  );

  it('whose conversion finds no room on the disk are a fault of the computer', async () => {
    const { answer } = await send(() => Promise.reject(new ServerError('DISK_FULL', 'full')), document(PDF));
    expect(answer).toMatchObject({ i_apiErrorType: 6000, i_apiErrorCode: 1 });
  });
});
