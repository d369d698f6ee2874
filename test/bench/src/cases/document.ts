import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { enlargePdf } from '../enlarge-pdf.js';
import { compare, type Result } from '../measure.js';
import { inSetting } from '../setting.js';

const FIVE_MEBIBYTES = 5 * 1024 * 1024;
const PDF = new URL('../../e2e/fixtures/compte-rendu-de-consultation.pdf', import.meta.url);
const PATIENT = {
  Ins: { s_ins: '279035121518989', s_insType: 'T' },
  PatientIdentity: {
    s_birthName: 'PAT-TROIS',
    s_birthGiven: 'DOMINIQUE',
    s_givens: 'DOMINIQUE',
    s_birthDate: '1979-03-28',
    i_sex: 3,
    s_birthPlace: '51215',
  },
};

/** A document of 5 MiB sent to the DMP (signed, checked and stored) against curl sending the same bytes. */
export async function compareDocument(): Promise<readonly Result[]> {
  const folder = await mkdtemp(join(tmpdir(), 'dmpconnect-bench-document-'));
  try {
    const content = enlargePdf(await readFile(PDF), FIVE_MEBIBYTES);
    const contentFile = join(folder, 'document.pdf');
    await writeFile(contentFile, content);
    return [await inSetting((setting) => compareSending(setting, content, contentFile))];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function compareSending(
  { sandbox, ca, bareUrl, exchange }: Parameters<Parameters<typeof inSetting>[0]>[0],
  content: Buffer,
  contentFile: string,
): Promise<Result> {
  const { wss = '', cpxReader, pin, dmpUrl } = sandbox.ready;
  const caFile = `${contentFile}.ca.pem`;
  await writeFile(caFile, ca);
  const { s_sessionId } = await exchange(wss, { s_commandName: 'hl_openSession', s_applicationId: 'bench' });
  const send = async (name: string, fields: object): Promise<void> => {
    const answer = await exchange(wss, { s_commandName: name, s_sessionId, ...fields });
    if (answer.s_status !== 'OK') throw new Error(`${name}: ${JSON.stringify(answer)}`);
  };
  await send('hl_getCpxCard', { s_readerName: cpxReader });
  await send('hl_createDmpConnector', {
    s_pinCode: pin,
    s_dmpUrl: dmpUrl,
    i_transactionsTimeout: 60,
    s_practiceSetting: 'AMBULATOIRE',
    i_cpsPracticeLocationIndice: 1,
  });
  const document = {
    ...PATIENT,
    s_fileContentBase64: content.toString('base64'),
    s_documentTitle: 'Mesure',
    s_documentDescription: 'Mesure',
    s_documentCategory: '11488-4',
    i_documentVisibility: 1,
    i_documentFormat: 5,
    s_healthcareSetting: 'SA07',
  };
  const post = ['-s', '-S', '--fail', '-o', contentFile.replace(/pdf$/, 'out'), '--cacert', caFile];
  return compare({
    name: 'A document of 5 MiB',
    ours: { label: 'hl_sendDocument, up to its answer', round: () => send('hl_sendDocument', document) },
    baseline: {
      label: 'curl posting the same bytes to a bare server',
      round: () => promisify(execFile)('curl', [...post, '--data-binary', `@${contentFile}`, bareUrl.https]),
    },
    rounds: 10,
  });
}
