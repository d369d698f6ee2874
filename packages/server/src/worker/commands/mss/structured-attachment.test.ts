import { existsSync, readFileSync } from 'node:fs';
import { openXdm } from '@dmpconnect/mss';
import { describe, expect, it } from 'vitest';
import { startApplication } from '../../testing/application.js';

/** The official example of a VSM, about a published fictitious patient. */
const EXAMPLE = '../shared/conformance/cda/examples/VSM_1.4_2022.01.xml';
const found = existsSync(EXAMPLE);
if (!found) console.warn('../shared/conformance is absent: its tests are skipped.');

describe.skipIf(!found)('a clinical document of a software’s own, in a mail', () => {
  const cda = found ? readFileSync(EXAMPLE) : Buffer.alloc(0);
  const VSM = {
    s_patientIns: '279035121518989T',
    s_fileContentInBase64: cda.toString('base64'),
    s_documentTitle: 'VSM',
    s_documentDescription: 'Synthèse',
    s_documentCategory: 'SYNTH',
    i_documentFormat: 6,
    s_healthcareSetting: 'SA07',
  };
  const pack = async (...attachments: readonly object[]) => {
    const application = startApplication();
    await application.connect();
    return application.send('hl_generateMssAttachments', { Attachments: attachments });
  };

  it('goes byte for byte, its metadata out of its header', async () => {
    const answer = await pack(VSM);
    const [archive] = answer.Attachments as { s_fileContentInBase64: string }[];
    const { documents, warnings, patientId } = await openXdm(
      Buffer.from(archive?.s_fileContentInBase64 ?? '', 'base64'),
    );
    expect([warnings, patientId]).toEqual([[], '279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH']);
    expect(documents).toMatchObject([
      {
        description: 'Synthèse',
        typeCode: { code: 'SYNTH' },
        formatCode: { code: 'urn:asip:ci-sis:vsm:2012' },
      },
    ]);
    expect(Buffer.from(documents[0]?.bytes ?? []).equals(cda)).toBe(true);
  });

  it.each([
    [{ s_patientIns: '207058575627097T' }, 'is not about the patient of Attachments[0].s_patientIns'],
    [{ s_documentCategory: '11488-4' }, 'has not the type of Attachments[0].s_documentCategory'],
    [{ i_documentFormat: 7 }, 'has not the format of Attachments[0].i_documentFormat'],
    [{ s_fileContentInBase64: Buffer.from('<a/>').toString('base64') }, 'is no clinical document'],
  ])('is refused when it is not what the mail says: %o', async (change, words) => {
    expect(await pack({ ...VSM, ...change })).toMatchObject({
      i_apiErrorType: 1,
      i_apiErrorCode: 1013,
      s_apiErrorExtendedInformations: `Attachments[0].s_fileContentInBase64 ${words}.`,
    });
  });
});
