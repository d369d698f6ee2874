import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { declaresPdfA1, readCda } from '@dmpconnect/dmp-soap';
import { createNationalClient, createWhiteList, type NationalClient, openXdm } from '@dmpconnect/mss';
import { MSS_ADDRESS as ADDRESS, openPki } from '@dmpconnect/sandbox';
import { createDispatcher } from '@dmpconnect/soap';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DmpSession, startDmpSession } from '../conformance/testing/dmp-session.js';
import { readDocument } from '../document.js';

/** The secure mail through the connector, against the strict operator of the sandbox (js-api 10, mss 12). */

const PDF = readDocument();
const TEXT = Buffer.from('Prise en charge au cabinet.\nÀ revoir.');
const SEND = '/mss-msg-services/services/Item/soap/v1/sendMessage';

/** Checks and unpacks an archive; prints its entries in their order, each with its SHA-1. */
const READ_ARCHIVE = `
import hashlib, json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as archive:
    assert archive.testzip() is None
    archive.extractall(sys.argv[2])
    names = archive.namelist()
    print(json.dumps([[name, hashlib.sha1(archive.read(name)).hexdigest()] for name in names]))
`;

const folder = mkdtempSync(join(tmpdir(), 'e2e-mss-'));
const dispatchers: { close(): Promise<void> }[] = [];
let session: DmpSession;
let nurse: NationalClient;

beforeAll(async () => {
  session = await startDmpSession({
    MssParameters: {
      s_numHomologation: 'SANDBOX-0001',
      s_producerAddress: '1 rue de l’Essai, 75000 PARIS\n01 02 03 04 05',
      s_softwareDetails: 'Logiciel d’essai 3\nassistance@essai.test',
    },
  });
  await learnIdentity();
  nurse = await clientOfTheNurse();
});
afterAll(async () => {
  await Promise.all(dispatchers.map((dispatcher) => dispatcher.close()));
  await session.connector.stop();
  rmSync(folder, { recursive: true });
});

const sandbox = () => session.connector.application.sandbox;

/** The patient as INSi knows him: where the identity of a document comes from. */
async function learnIdentity(): Promise<void> {
  const { ready } = sandbox();
  await session.ok('hl_createInsiConnector', {
    s_pinCode: ready.pin,
    i_transactionsTimeout: 60,
    s_practiceSetting: 'AMBULATOIRE',
    i_cpsPracticeLocationIndice: 0,
  });
  const LpsInfos = {
    s_idam: ready.softwareAuthorization,
    s_numAM: '04',
    s_version: '1.0',
    s_instance: 'b1f1a9c2-7d9e-4a53-9d3c-2b8f1c0e4a77',
    s_name: 'Essai',
    s_billingNumber: '991130972',
    s_amoSpecialityCode: '01',
  };
  const ADRUN = { s_birthName: 'Adrun', s_given: 'Zoé', i_sex: 3, s_birthDate: '1975-12-31' };
  await session.ok('hl_getInsFromIdentityInformation', { LpsInfos, ...ADRUN });
}

/** Who reads the mails: the library by itself, with another card. */
async function clientOfTheNurse(): Promise<NationalClient> {
  const { ready } = sandbox();
  const pki = await openPki(join(dirname(ready.config), 'pki'));
  const { authentication } = await pki.card('infirmier');
  const trust = pki.serverTrust;
  const identityDispatcher = createDispatcher({
    trust,
    identity: { cert: authentication.certificate, key: authentication.key },
  });
  const mailDispatcher = createDispatcher({ trust });
  dispatchers.push(identityDispatcher, mailDispatcher);
  return createNationalClient({
    hosts: ready.mssHosts,
    identityDispatcher,
    mailDispatcher,
    userId: '899700000021',
    softwareId: 'SANDBOX-0001',
    trustedDomains: createWhiteList({ dispatcher: mailDispatcher, url: ready.mssWhiteListUrl }),
  });
}

const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64');

const document = (bytes: Uint8Array, i_documentFormat: number, s_documentTitle: string) => ({
  s_patientIns: '275126322074974T',
  s_fileContentInBase64: base64(bytes),
  s_documentTitle,
  s_documentDescription: 'Essai',
  s_documentCategory: '11488-4',
  i_documentFormat,
  s_healthcareSetting: 'SA07',
});
const ATTACHMENTS = [document(PDF, 5, 'Compte rendu'), document(TEXT, 1, 'Note')];

const MAIL = {
  s_requestPath: SEND,
  s_senderEmail: ADDRESS.doctor,
  s_recipient: `${ADDRESS.nurse}; `,
  s_cc: ADDRESS.secretariat,
  s_title: 'Suivi',
  s_messageContentInBase64: base64('Bonjour,\nà bientôt.'),
} as const;

const sent = () =>
  sandbox()
    .mss.journal()
    .filter(({ operation }) => operation === 'item.sendMessage');

describe('hl_sendMssEmail', () => {
  it('sends two documents, which the recipient reads back byte for byte', async () => {
    await session.ok('hl_sendMssEmail', { ...MAIL, Attachments: ATTACHMENTS });
    expect(sent()).toHaveLength(1);

    const [message] = await nurse.listMessages(ADDRESS.nurse, '2');
    expect(message).toMatchObject({
      subject: 'XDM/1.0/DDM+2 documents ADRUN ZOE 31/12/1975 - Suivi',
      body: 'Bonjour,\nà bientôt.',
      from: { email: ADDRESS.doctor },
      to: [{ email: ADDRESS.nurse }],
      cc: [{ email: ADDRESS.secretariat }],
    });
    const files = await Promise.all(
      (message?.attachments ?? []).map(({ part }) =>
        nurse.downloadAttachment(ADDRESS.nurse, { messageId: message?.id ?? '', part }),
      ),
    );
    const [archive, pdf, printed] = files;
    expect(files.map(({ fileName }) => fileName)).toEqual([
      'IHE_XDM.ZIP',
      expect.stringMatching(/^\d{8}_.+_ADRUN_ZOE\.pdf$/),
      expect.stringMatching(/^\d{8}_.+_ADRUN_ZOE_2\.pdf$/),
    ]);
    expect(Buffer.from(pdf?.bytes ?? []).equals(PDF)).toBe(true);
    expect(declaresPdfA1(printed?.bytes ?? new Uint8Array())).toBe(true);
    const { documents, warnings, patientId } = await openXdm(archive?.bytes ?? new Uint8Array());
    expect([warnings, patientId]).toEqual([[], '275126322074974^^^&1.2.250.1.213.1.4.10&ISO^NH']);
    expect(
      documents.map(({ title, typeCode, facilityCode }) => [title, typeCode.code, facilityCode?.code]),
    ).toEqual([
      ['Compte rendu', '11488-4', 'SA07'],
      ['Note', '11488-4', 'SA07'],
    ]);
    const contents = documents.map(({ bytes }) => Buffer.from(readCda(bytes).content?.bytes ?? []));
    expect(contents.map((content, index) => content.equals([PDF, TEXT][index] ?? PDF))).toEqual([true, true]);
  });

  it('is refused outside the trusted domains, before anything leaves', async () => {
    sandbox().mss.clearJournal();
    const refused = await session.call('hl_sendMssEmail', { ...MAIL, s_bcc: 'quelquun@exemple.fr' });
    expect(refused).toMatchObject({ i_apiErrorType: 2, i_apiErrorCode: 1201, s_mailDelivery: 'not-sent' });
    expect(refused.s_apiErrorExtendedInformations).toMatch(/s_bcc\[0\].*The mail was not sent\.$/);
    expect(sent()).toEqual([]);
  });

  it.each([
    ['the service is down', 'unavailable', 2, 1001, 'not-sent'],
    ['a maintenance page comes with status 200', 'htmlMaintenance', 2, 1003, 'unknown'],
    ['the answer is truncated', 'truncated', 2, 1003, 'unknown'],
    ['the connection ends after the mail left', 'cutAfterSend', 3, 56, 'unknown'],
  ] as const)('says what became of the mail when %s', async (_, scenario, type, code, delivery) => {
    sandbox().mss.clearJournal();
    sandbox().mss.force({ scenario, operation: 'item.sendMessage' });
    const failed = await session.call('hl_sendMssEmail', MAIL);
    expect(failed).toMatchObject({ i_apiErrorType: type, i_apiErrorCode: code, s_mailDelivery: delivery });
    expect(failed.s_apiErrorExtendedInformations).toMatch(
      delivery === 'not-sent' ? /The mail was not sent\.$/ : /look in the folder of sent mails/,
    );
    expect(sent()).toHaveLength(1);
  });

  it('logs in anew when the session ended', async () => {
    sandbox().mss.endSessions();
    await session.ok('hl_sendMssEmail', { ...MAIL, s_requestPath: SEND.replace('soap', 'rest') });
  });
});

describe('hl_generateMssAttachments', () => {
  it('makes an archive that independent tools read, and a fragment that sendMessage takes', async () => {
    const answer = await session.ok('hl_generateMssAttachments', { Attachments: ATTACHMENTS });
    const fragment = Buffer.from(String(answer.s_attachmentsBufferInBase64), 'base64').toString();
    const [archive] = answer.Attachments as readonly { readonly s_fileContentInBase64: string }[];
    const zip = join(folder, 'IHE_XDM.ZIP');
    writeFileSync(zip, Buffer.from(archive?.s_fileContentInBase64 ?? '', 'base64'));
    expect(fragment).toContain(`<file>${archive?.s_fileContentInBase64}</file>`);

    const python = execFileSync('python3', ['-c', READ_ARCHIVE, zip, folder], { encoding: 'utf8' });
    const sums = new Map<string, string>(JSON.parse(python));
    expect([...sums.keys()]).toEqual([
      'INDEX.HTM',
      'README.TXT',
      'IHE_XDM/SUBSET01/METADATA.XML',
      'IHE_XDM/SUBSET01/DOC0001.XML',
      'IHE_XDM/SUBSET01/DOC0002.XML',
    ]);
    const set = join(folder, 'IHE_XDM', 'SUBSET01');
    const metadata = readFileSync(join(set, 'METADATA.XML'), 'utf8');
    for (const sum of [...sums.values()].slice(3)) expect(metadata).toContain(`<Value>${sum}</Value>`);
    expect(readFileSync(join(folder, 'README.TXT'), 'utf8')).toContain('  Logiciel d’essai 3\r\n');
    expect(readFileSync(join(folder, 'INDEX.HTM'), 'utf8')).toContain('1 rue de l’Essai, 75000 PARIS');
    checkAgainstSchemas(set);

    const { s_statusCode } = (await request(
      SEND,
      `<email>${ADDRESS.doctor}</email><message><subject>Libre</subject><body>…</body><isHTML>false</isHTML>` +
        `<isAccuse>false</isAccuse><priority>NORMAL</priority>${address(ADDRESS.doctor, 'FROM')}` +
        `${address(ADDRESS.nurse, 'TO')}${fragment}</message>`,
    )) as { s_statusCode: string };
    expect(s_statusCode).toBe('200');
    const [received] = await nurse.listMessages(ADDRESS.nurse, '2');
    expect(received).toMatchObject({ subject: 'Libre', attachments: [{ fileName: 'IHE_XDM.ZIP' }, {}, {}] });
  });

  /** The official schemas, where they lie beside the project. */
  function checkAgainstSchemas(set: string): void {
    const official = join('..', 'shared', 'conformance');
    if (!existsSync(official)) {
      console.warn('../shared/conformance is absent: no schemas.');
      return;
    }
    for (const [schema, ...files] of [
      ['xds/schema/lcm.xsd', 'METADATA.XML'],
      ['cda/infrastructure/cda/CDA_extended.xsd', 'DOC0001.XML', 'DOC0002.XML'],
    ] as const) {
      const args = ['--noout', '--nonet', '--huge', '--schema', join(official, schema)];
      const { status, stderr } = spawnSync('xmllint', [...args, ...files.map((name) => join(set, name))], {
        encoding: 'utf8',
      });
      expect(status, stderr).toBe(0);
    }
  }

  const address = (email: string, type: string): string =>
    `<addresses><email>${email}</email><name/><type>${type}</type></addresses>`;
});

/** A request of the application's own; the first line of its answer. */
async function request(path: string, content: string): Promise<unknown> {
  const operation = path.split('/').at(-1) ?? '';
  const envelope =
    '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ser="http://services.msg.mss.asip.fr/">' +
    `<e:Header/><e:Body><ser:${operation}>${content}</ser:${operation}></e:Body></e:Envelope>`;
  const answer = await session.ok('hl_sendMssRequest', {
    s_requestPath: path,
    s_requestBodyInBase64: base64(envelope),
  });
  lastBody = Buffer.from(String(answer.s_answerBodyInBase64), 'base64').toString();
  return answer.StatusLine;
}
let lastBody = '';

describe('hl_sendMssRequest', () => {
  it('lists the mailboxes of the holder, as the public sample does', async () => {
    await request('/mss-msg-services/services/Annuaire/soap/v1/listEmails', '<userId>899700000013</userId>');
    expect(lastBody).toContain(`<emails>${ADDRESS.doctor}</emails>`);
    const fault = await request('/mss-msg-services/services/Folder/soap/v1/listFolders', '<email>x</email>');
    expect(fault).toMatchObject({ s_statusCode: '500' });
  });
});

describe('hl_getMssHpInfos', () => {
  it('finds professionals by parts of their names, and gives the raw answer', async () => {
    const { PSList, s_xmlResultInBase64 } = await session.ok('hl_getMssHpInfos', { s_searchName: 'dup*' });
    const people = PSList as readonly { readonly s_name: string; readonly s_mail: string }[];
    expect(people.length).toBeGreaterThan(0);
    for (const { s_name, s_mail } of people)
      expect([s_name.slice(0, 3), s_mail]).toEqual(['DUP', expect.stringContaining('@')]);
    expect(Buffer.from(String(s_xmlResultInBase64), 'base64').toString()).toContain('rechercherResponse');
  });
});
