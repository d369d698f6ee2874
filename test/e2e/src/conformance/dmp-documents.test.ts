import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../client/command.js';
import { readDocument } from '../document.js';
import { PATIENT } from '../main-job/patient.js';
import { type DmpSession, startDmpSession } from './testing/dmp-session.js';
import { expectFailure } from './testing/failures.js';

/** Documents on the wire, against the strict DMP of the sandbox, whose second last patient has a full record (js-api 8.5). */

let session: DmpSession;
let state: unknown;

beforeAll(async () => {
  session = await startDmpSession();
  state = session.dmp.saveState();
});
afterAll(() => session.connector.stop());
beforeEach(() => session.dmp.restoreState(state));

/** The patient with documents of every kind and state (test/sandbox/src/dmp/fixtures/documents.ts). */
const FILED = '268057511600760T';
const documentId = (number: number) => `1.2.250.1.999.9.7.${number}`;
const OWN = documentId(1);
const OF_A_NURSE = documentId(2);
const HIDDEN_FROM_PATIENT = documentId(8);
const ARCHIVED = documentId(9);
const REPLACED = documentId(10);
const REPLACEMENT = documentId(11);

const find = async (fields: object = {}): Promise<readonly Answer[]> =>
  (await session.ok('hl_findDocuments', { s_ins: FILED, i_status: 7, ...fields })).Documents as Answer[];
const findOne = async (uniqueId: string, fields: object = {}): Promise<Answer> => {
  const found = (await find(fields)).find(({ s_uniqueId }) => s_uniqueId === uniqueId);
  if (found === undefined) throw new Error(`${uniqueId} is not found`);
  return found;
};

/** The current version of a document, as the DMP holds it. */
function held(uniqueId: string) {
  const versions = session.dmp.documents().filter((document) => document.uniqueId === uniqueId);
  return versions.toSorted((a, b) => b.version - a.version)[0];
}
const isMasked = (uniqueId: string) => held(uniqueId)?.confidentialityCodes.includes('MASQUE_PS');
const statusOf = (uniqueId: string) => held(uniqueId)?.status.split(':').at(-1);

const byId = (uniqueId: string) => ({
  s_ins: FILED,
  s_documentUniqueId: uniqueId,
  s_healthCareSettings: 'SA07',
});

describe('a search', () => {
  it('gives every status asked for, and what replaces what', async () => {
    const [archived, replaced, replacement] = [
      await findOne(ARCHIVED, { i_status: '4' }),
      await findOne(REPLACED),
      await findOne(REPLACEMENT),
    ];
    expect(archived).toMatchObject({ i_document_Status: 4, s_title: 'Imagerie archivée' });
    expect(replaced).toMatchObject({ i_document_Status: 2, s_nextUUId: replacement.s_uuid });
    expect(replacement).toMatchObject({ i_document_Status: 1, s_previousUUId: replaced.s_uuid });
    expect(replacement.s_submissionDate).toMatch(/^\d{14}$/);
    const approved = await find({ i_status: 1 });
    expect(approved.every(({ i_document_Status }) => i_document_Status === 1)).toBe(true);
  });

  it('filters by category, format, practice, date and visibility', async () => {
    const titles = async (fields: object) => (await find(fields)).map(({ s_title }) => s_title).toSorted();
    expect(await titles({ Categories: { '#0': '52040-3' } })).toEqual(['Photographie', 'Schéma']);
    expect(await titles({ Formats: { '#0': '3', '#1': 2 } })).toEqual([
      'Photographie',
      'Séjour en cardiologie',
    ]);
    expect(await titles({ Practices: ['ETABLISSEMENT'] })).toEqual(
      expect.arrayContaining(['Séjour en cardiologie']),
    );
    expect(await titles({ i_visibility: '2' })).toEqual(['Résultat à annoncer']);
    const long = new Date(Date.now() - 1000 * 86_400_000).getUTCFullYear();
    expect(await titles({ s_creationDateTop: String(long) })).toEqual(['Ancien compte rendu']);
    expect(await titles({ s_creationDateBottom: '2999' })).toEqual([]);
  });

  it('leaves three fields empty when it is told not to look for them', async () => {
    const found = await findOne(REPLACEMENT, { i_disableMetadataSearch: 1 });
    expect(found).toMatchObject({ s_submissionDate: '', s_previousUUId: '', s_nextUUId: '' });
  });
});

describe('a document', () => {
  it('is fetched by its handle into a file of the owner alone, whatever it is', async () => {
    for (const found of await find({ i_status: 1 })) {
      const answer = await session.ok('hl_getDocumentContent', {
        i_documentHandle: found.i_handle,
        i_getCdaHeaders: 1,
        i_getPerformer: 1,
      });
      const path = fileURLToPath(String(answer.s_filePath));
      expect(readFileSync(path).toString('base64')).toBe(answer.s_fileContentInBase64);
      if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
      expect(answer.i_documentFormat).toBe(found.i_document_Format);
      const page = Buffer.from(String(answer.s_cdaHeadersInBase64), 'base64').toString('utf8');
      expect(page).toContain('<html lang="fr">');
    }
  });

  it('leaves no file behind when the process that fetched it is killed', async () => {
    const { sandbox, input } = session.connector.application;
    const other = {
      s_sessionId: (await session.ok('hl_openSession', { s_applicationId: 'killed' })).s_sessionId,
    };
    await session.ok('hl_getCpxCard', { ...other, s_readerName: sandbox.ready.cpxReader });
    await session.ok('hl_createDmpConnector', {
      ...other,
      s_pinCode: input.pin,
      s_dmpUrl: input.dmpUrl,
      i_transactionsTimeout: 60,
      s_practiceSetting: 'AMBULATOIRE',
      i_cpsPracticeLocationIndice: 0,
    });
    const { Documents } = await session.ok('hl_findDocuments', { ...other, s_ins: FILED, i_status: 1 });
    const [{ i_handle }] = Documents as [Answer];
    const { s_filePath } = await session.ok('hl_getDocumentContent', {
      ...other,
      i_documentHandle: i_handle,
    });
    const path = fileURLToPath(String(s_filePath));
    expect(existsSync(path)).toBe(true);
    await session.ok('hl_crash', other);
    await expect.poll(() => existsSync(path)).toBe(false);
  });
});

describe('the visibility of a document', () => {
  it('changes by handle, as often as asked', async () => {
    const i_document = (await findOne(OWN)).i_handle;
    const change = (i_newVisibility: unknown) =>
      session.ok('hl_updateDocumentVisibility', {
        i_document,
        s_healthCareSettings: 'SA07',
        i_newVisibility,
      });
    await change('4');
    expect(isMasked(OWN)).toBe(true);
    expect(held(OWN)).toMatchObject({ version: 2 });
    // The handle is still that of the last search, the entry is another one (dmp-transactions 2.19).
    await change(1);
    expect(isMasked(OWN)).toBe(false);
    expect(await findOne(OWN)).toMatchObject({ i_document_Visibility: 1 });
  });

  it('changes by unique id, the patient may see it then', async () => {
    const fields = { ...byId(HIDDEN_FROM_PATIENT), i_newVisibility: '1' };
    await session.ok('hl_updateDocumentVisibilityByUniqueId', fields);
    expect(held(HIDDEN_FROM_PATIENT)?.confidentialityCodes).toEqual(['N']);
  });

  it('is refused for a document that is not there, in the words of the error', async () => {
    const fields = { ...byId('2.25.1'), i_newVisibility: 4 };
    const answer = await session.call('hl_updateDocumentVisibilityByUniqueId', fields);
    expectFailure(answer, 2, 1002, 'hl_updateDocumentVisibilityByUniqueId');
    expect(answer.s_apiErrorExtendedInformations).toMatch(/DOCUMENT_NOT_FOUND/);
  });
});

describe('the status of a document', () => {
  it('toggles by handle and by unique id, with or without the identifier of the registry', async () => {
    const { i_handle, s_uuid } = await findOne(OWN);
    const byHandle = () =>
      session.ok('hl_updateDocumentStatus', { i_document: i_handle, s_healthCareSettings: 'SA07' });
    await byHandle();
    expect(statusOf(OWN)).toBe('Archived');
    await byHandle();
    expect(statusOf(OWN)).toBe('Approved');
    await session.ok('hl_updateDocumentStatusByUniqueId', { ...byId(OWN), s_documentUuid: s_uuid });
    expect(statusOf(OWN)).toBe('Archived');
    await session.ok('hl_updateDocumentStatusByUniqueId', { ...byId(OWN), s_documentUuid: '' });
    expect(statusOf(OWN)).toBe('Approved');
  });

  it('is not that of a document of somebody else, nor of one that was replaced', async () => {
    const refused = await session.call('hl_updateDocumentStatusByUniqueId', byId(OF_A_NURSE));
    expect(refused).toMatchObject({ s_status: 'API_ERROR', i_apiErrorType: 2 });
    expect(statusOf(OF_A_NURSE)).toBe('Approved');
    const obsolete = await session.call('hl_updateDocumentStatusByUniqueId', byId(REPLACED));
    expectFailure(obsolete, 6000, 2, 'hl_updateDocumentStatusByUniqueId');
  });

  it.each([
    ['hl_updateDocumentVisibilityByUniqueId', { i_newVisibility: 1 }],
    ['hl_updateDocumentStatusByUniqueId', {}],
  ])('is refused here when the healthcare setting is none, as announced: %s', async (name, fields) => {
    const change = { ...byId(OWN), ...fields, s_healthCareSettings: 'nulle part' };
    expectFailure(await session.call(name, change), 1, 1013, name);
  });
});

describe('a deletion', () => {
  it('takes a document of one’s own away, archived or not, and none of somebody else', async () => {
    const remove = (s_uniqueId: string) =>
      session.call('hl_deleteDocument', { s_uniqueId, s_ins: FILED, s_healthCareSettings: 'SA07' });
    for (const uniqueId of [OWN, ARCHIVED]) {
      expect(await remove(uniqueId)).toEqual({ s_status: 'OK' });
      expect(statusOf(uniqueId)).toBe('Deleted');
    }
    expect(await remove(OF_A_NURSE)).toMatchObject({ s_status: 'API_ERROR', i_apiErrorType: 2 });
    expect(statusOf(OF_A_NURSE)).toBe('Approved');
  });
});

const HP = {
  s_hpName: 'AUTRE',
  s_hpGiven: 'SIXTINE',
  s_hpProfession: '10',
  s_hpProfessionOid: '1.2.250.1.71.1.2.7',
  s_hpInternalId: '42',
};

const GHOSTSCRIPT = spawnSync('gs', ['--version']).status === 0;
if (!GHOSTSCRIPT) console.warn('Ghostscript is not installed: the conversion of a PDF is not tried.');

describe.skipIf(!GHOSTSCRIPT)('a PDF that is not PDF/A-1', () => {
  it('is in the record as one, with the same text', async () => {
    const archived = readDocument();
    // Its identification under another name: what a word processor writes.
    const ordinary = Buffer.from(archived.toString('latin1').replaceAll('pdfaid', 'wordid'), 'latin1');
    const { s_uniqueId } = await session.ok('hl_sendDocument', {
      ...PATIENT,
      s_fileContentBase64: ordinary.toString('base64'),
      s_documentTitle: 'À convertir',
      s_documentDescription: '',
      s_documentCategory: '11488-4',
      i_documentVisibility: 1,
      i_documentFormat: 5,
      s_healthcareSetting: 'SA07',
    });
    const { s_fileContentInBase64 } = await session.ok('hl_getDocumentContentByUniqueId', {
      Ins: PATIENT.Ins,
      s_documentUniqueId: s_uniqueId,
    });
    const sent = Buffer.from(String(s_fileContentInBase64), 'base64');
    expect(sent.equals(ordinary)).toBe(false);
    expect(sent.toString('latin1')).toMatch(/pdfaid:part='1'/);
    const text = (pdf: Buffer) => spawnSync('pdftotext', ['-', '-'], { input: pdf }).stdout.toString();
    expect(text(sent)).toBe(text(ordinary));
    expect(text(sent)).toContain('Compte rendu');
  });
});

describe('several documents', () => {
  const text = (content: string) => Buffer.from(content).toString('base64');
  const one = {
    s_contentInBase64: text('Premier document'),
    s_title: 'Premier',
    s_description: '',
    s_category: '11488-4',
    i_visibility: '10',
    i_format: 1,
    s_replacedDocumentUniqueId: '',
    EventCodes: [{ s_classification: 'CIM_10', s_code: 'J45', s_description: 'Asthme' }],
    s_creationDate: '20260301143000+0100',
    s_serviceStartDate: '20260228',
    s_serviceStopDate: '202603011400+0100',
    Informants: [
      {
        s_name: 'PROCHE',
        s_given: 'ANNE',
        i_type: 3,
        i_relationType: 1,
        Telecoms: [{ i_type: 1, i_usage: 8, s_value: '0600000003' }],
        Addresses: [
          {
            i_type: 1,
            s_city: 'PARIS',
            s_postalCode: '75005',
            s_streetName: 'du Chat',
            i_streetNameType: 15,
          },
        ],
      },
    ],
    TreatingPhysician: { ...HP, s_hpSpecialty: 'SM54' },
    AdditionalAuthors: [{ ...HP, s_hpName: 'SECOND', s_hpSpeciality: 'SM26' }],
  };
  const submission = {
    ...PATIENT,
    s_healthcareSetting: 'SA07',
    s_submissionSetTitle: 'Lot',
    s_submissionSetDescription: '',
    s_localPatientId: 'dossier-77',
    i_transcodeTypeCode: 0,
    i_forceSchematronsValidation: '1',
  };

  it('carry every optional field to the DMP, and one replaces another', async () => {
    const { UniqueIds } = await session.ok('hl_sendDocuments', {
      ...submission,
      Documents: [one, { ...one, s_title: 'Second', i_visibility: 1, Informants: [], EventCodes: '' }],
    });
    const [first = '', second = ''] = UniqueIds as string[];
    const found = (await session.ok('hl_findDocuments', { Ins: PATIENT.Ins })).Documents as Answer[];
    const byUniqueId = (id: string) => found.find(({ s_uniqueId }) => s_uniqueId === id);
    expect(byUniqueId(first)).toMatchObject({
      s_title: 'Premier',
      i_document_Visibility: 10,
      s_creationDate: '20260301133000',
      EventCodes: [
        expect.objectContaining({ s_classification: 'CIM_10', i_classification: 3, s_code: 'J45' }),
      ],
    });
    expect(byUniqueId(first)?.Authors).toEqual(
      expect.arrayContaining([expect.objectContaining({ s_hpName: 'SECOND' })]),
    );
    expect(byUniqueId(second)).toMatchObject({ i_document_Visibility: 1, EventCodes: [] });
    expect(held(first)?.submissionSetUniqueId).toBe(held(second)?.submissionSetUniqueId);

    const { UniqueIds: replaced } = await session.ok('hl_sendDocuments', {
      ...submission,
      Documents: [{ ...one, s_title: 'Premier, corrigé', s_replacedDocumentUniqueId: first }],
    });
    expect(statusOf(first)).toBe('Deprecated');
    expect(statusOf((replaced as string[])[0] ?? '')).toBe('Approved');
  });

  it('are sent all or not at all: what is wrong is named, with its place', async () => {
    const before = session.dmp.documents().length;
    const answer = await session.call('hl_sendDocuments', {
      ...submission,
      Documents: [one, { ...one, i_format: 5 }],
    });
    expectFailure(answer, 1, 1013, 'hl_sendDocuments');
    expect(answer.s_apiErrorExtendedInformations).toMatch(/Documents\[1\]\.s_contentInBase64/);
    const late = await session.call('hl_sendDocuments', {
      ...submission,
      Documents: [{ ...one, s_creationDate: '2026-03-01' }],
    });
    expect(late.s_apiErrorDescription).toMatch(/Documents\[0\]\.s_creationDate/);
    expect(session.dmp.documents()).toHaveLength(before);
  });
});

describe('a structured document', () => {
  /** The document that the connector wrote itself, as the DMP keeps it. */
  async function writtenHere(): Promise<string> {
    const { s_uniqueId } = await session.ok('hl_sendDocument', {
      ...PATIENT,
      s_fileContentBase64: Buffer.from('Synthèse').toString('base64'),
      s_documentTitle: 'Synthèse',
      s_documentDescription: '',
      s_documentCategory: 'SYNTH',
      i_documentVisibility: 1,
      i_documentFormat: 1,
      s_healthcareSetting: 'SA07',
    });
    const { entryUuid } = held(String(s_uniqueId)) ?? {};
    const stored = session.dmp.saveState().documents.find(({ id }) => id === entryUuid);
    return Buffer.from(stored?.content ?? '', 'base64').toString('utf8');
  }

  /** The same as the software of a practice would have written it: of the model of the VSM, with a body of sections. */
  const asVsm = (cda: string): string =>
    cda
      .replace('1.3.6.1.4.1.19376.1.2.20', '1.2.250.1.213.1.1.1.13')
      .replace(
        /<nonXMLBody>.*<\/nonXMLBody>/s,
        '<structuredBody><component><section></section></component></structuredBody>',
      )
      .replace(/<id root="[0-9.]+"/, '<id root="1.2.250.1.999.7.1"')
      .replace(/<setId root="[0-9.]+"/, '<setId root="1.2.250.1.999.7.2"');

  const send = (cda: string, fields: object = {}) =>
    session.call('hl_sendDocument', {
      ...PATIENT,
      s_fileContentBase64: Buffer.from(cda).toString('base64'),
      s_documentTitle: 'Volet de synthèse médicale',
      s_documentDescription: '',
      s_documentCategory: 'SYNTH',
      i_documentVisibility: 1,
      i_documentFormat: '6',
      s_healthcareSetting: 'SA07',
      ...fields,
    });

  it('is sent as it is, found by its format and read back whole', async () => {
    const cda = asVsm(await writtenHere());
    const sent = await send(cda);
    expect(sent).toEqual({ s_status: 'OK', s_uniqueId: '1.2.250.1.999.7.1' });
    const { Documents } = await session.ok('hl_findDocuments', { Ins: PATIENT.Ins, Formats: [6] });
    expect(Documents).toMatchObject([{ s_uniqueId: '1.2.250.1.999.7.1', i_document_Format: 6 }]);
    const read = await session.ok('hl_getDocumentContentByUniqueId', {
      Ins: PATIENT.Ins,
      s_documentUniqueId: '1.2.250.1.999.7.1',
    });
    expect(Buffer.from(String(read.s_fileContentInBase64), 'base64').toString('utf8')).toBe(cda);
    expect(read.i_documentFormat).toBe(6);
  });

  it('that breaks a rule of its header, or is of another model or type, stays here', async () => {
    const cda = asVsm(await writtenHere());
    const before = session.dmp.documents().length;
    const broken = await send(cda.replace(/<author.*<\/author>/s, ''));
    expectFailure(broken, 1, 1013, 'hl_sendDocument');
    expect(broken.s_apiErrorExtendedInformations).toMatch(/^s_fileContentBase64: \/ClinicalDocument\/author/);
    expect(await send(cda, { i_documentFormat: 7 })).toMatchObject({ i_apiErrorCode: 1013 });
    expect(await send(cda, { s_documentCategory: '11502-2' })).toMatchObject({ i_apiErrorCode: 1013 });
    expect(session.dmp.documents()).toHaveLength(before);
  });
});

describe('a card of an employee', () => {
  it('sends documents on behalf of the structure, and reads none', async () => {
    await session.useCard('secretaire');
    try {
      const sent = await session.ok('hl_sendDocument', {
        ...PATIENT,
        s_fileContentBase64: Buffer.from('Courrier').toString('base64'),
        s_documentTitle: 'Courrier',
        s_documentDescription: '',
        s_documentCategory: '11488-4',
        i_documentVisibility: 1,
        i_documentFormat: 1,
        s_healthcareSetting: 'SA01',
      });
      expect(session.lastCall()).toMatchObject({ transaction: 'TD2.2', answer: { status: 'Success' } });
      expect(held(String(sent.s_uniqueId))).toBeDefined();
      const refused = await session.call('hl_findDocuments', { Ins: PATIENT.Ins });
      expectFailure(refused, 2, 1001, 'hl_findDocuments');
    } finally {
      await session.useCard('medecin');
    }
  });
});
