import { DmpError } from '@dmpconnect/dmp-soap';
import { describe, expect, it } from 'vitest';
import { INS, startApplication } from '../../testing/application.js';
import { foundDocument, retrievedDocument } from '../../testing/fake-dmp.js';

async function connected() {
  const application = startApplication();
  await application.connect();
  return application;
}

/** The first document of the answer of a search. */
function firstDocument(answer: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { Documents } = answer;
  if (!Array.isArray(Documents)) throw new Error(JSON.stringify(answer));
  return Documents[0];
}

describe('hl_findDocuments', () => {
  it('passes every filter', async () => {
    const application = await connected();
    const answer = await application.send('hl_findDocuments', {
      Ins: INS,
      Categories: { '#0': '11488-4', '#1': '11502-2' },
      Formats: { '#0': '5', '#1': 6, '#2': 'urn:ihe:pcc:ips:2020' },
      Practices: { Id0: 'AMBULATOIRE' },
      s_serviceStartDateTop: '2026',
      s_serviceStartDateBottom: '202501',
      s_creationDateBottom: '20250101',
      s_submissionDateTop: '20261231235959',
      i_status: '5',
      i_visibility: 3,
      i_disableMetadataSearch: 1,
    });
    expect(answer).toEqual({ s_status: 'OK', Documents: [] });
    expect(application.dmp.asked.queries).toEqual([
      {
        ins: { value: '279035121518989', kind: 'TEST', oid: '1.2.250.1.213.1.4.10' },
        typeCodes: ['11488-4', '11502-2'],
        formats: ['pdf', 'urn:asip:ci-sis:vsm:2012', 'urn:ihe:pcc:ips:2020'],
        practiceSettings: ['AMBULATOIRE'],
        serviceStart: { from: '202501', to: '2026' },
        creation: { from: '20250101' },
        submission: { to: '20261231235959' },
        statuses: ['approved', 'archived'],
        visibilities: ['normal', 'hiddenFromPatient'],
        withSubmissionMetadata: false,
      },
    ]);
  });

  it('filters nothing that the application leaves out', async () => {
    const application = await connected();
    await application.send('hl_findDocuments', {
      Ins: INS,
      Categories: {},
      Formats: '',
      s_creationDateTop: '',
      i_status: 0,
    });
    expect(application.dmp.asked.queries).toEqual([{ ins: expect.anything(), withSubmissionMetadata: true }]);
  });

  it.each([
    [{ s_creationDateTop: '2026-01-01' }, 's_creationDateTop'],
    [{ s_creationDateTop: '20261' }, 's_creationDateTop'],
    [{ Formats: ['99'] }, 'Formats'],
    [{ i_status: 8 }, 'i_status'],
    [{ Categories: 'SYNTH' }, 'Categories'],
  ])('refuses %o naming the field', async (fields, name) => {
    const application = await connected();
    expect(await application.send('hl_findDocuments', { Ins: INS, ...fields })).toMatchObject({
      i_apiErrorType: 6000,
      i_apiErrorCode: 2,
      s_apiErrorDescription: expect.stringContaining(name),
    });
  });

  it('describes a document with every field of the reference', async () => {
    const application = await connected();
    application.dmp.documents = [
      foundDocument({
        masking: ['hiddenFromPatient', 'hiddenFromGuardians'],
        status: 'archived',
        submissionTime: '20260301140000',
        previousUuid: 'urn:uuid:1',
        events: [
          { code: 'YYYY001', system: '1.2.250.1.213.2.5', label: 'Acte' },
          { code: 'X', system: '1.2.3', label: 'Autre' },
        ],
        authors: [
          {
            person: {
              identifier: '899700000013',
              identifierSystem: '1.2.250.1.71.4.2.1',
              identifierType: 'IDNPS',
              familyName: 'DOC0001',
              givenName: 'KIT',
            },
            speciality: {
              code: 'G15_10/SM26',
              system: '1.2.250.1.213.1.1.4.5',
              label: 'Médecin - Qualifié en Médecine Générale (SM)',
            },
            roles: [],
            institutions: [{ identifier: '499700000013001', name: 'CABINET M DOC0001' }],
          },
        ],
      }),
    ];
    const found = firstDocument(await application.send('hl_findDocuments', { Ins: INS }));
    expect(found).toEqual({
      i_handle: expect.any(Number),
      s_uniqueId: '2.25.1111',
      s_uuid: 'urn:uuid:0f4b8f8e-9d0c-4a63-8a55-0a6f3f9d2b11',
      s_title: 'Compte rendu',
      s_description: '',
      s_classCode: '10',
      s_typeCode: '11488-4',
      s_practiceSettingCode: 'AMBULATOIRE',
      s_healthCareFacilityTypeCode: 'SA07',
      s_creationDate: '20260301133000',
      s_serviceStartDate: '20260301130000',
      s_serviceStopDate: '',
      s_submissionDate: '20260301140000',
      s_previousUUId: 'urn:uuid:1',
      s_nextUUId: '',
      i_document_Format: 5,
      i_document_Status: 4,
      i_document_Visibility: 10,
      Authors: [
        {
          s_hpName: 'DOC0001',
          s_hpGiven: 'KIT',
          s_hpProfession: '10',
          s_hpProfessionOid: '1.2.250.1.71.1.2.7',
          s_hpProfessionDescription: 'Médecin',
          s_hpSpeciality: 'SM26',
          s_hpSpecialityDescription: 'Qualifié en Médecine Générale (SM)',
          s_hpInternalId: '899700000013',
          i_hpInternalIdType: 3,
          i_hpAuthenticationMode: 0,
          s_hpInstitution: 'CABINET M DOC0001',
          i_handle: expect.any(Number),
        },
      ],
      EventCodes: [
        { s_classification: 'CCAM', i_classification: 1, s_code: 'YYYY001', s_description: 'Acte' },
        { s_classification: '1.2.3', i_classification: 0, s_code: 'X', s_description: 'Autre' },
      ],
    });
    expect(Number(found.i_handle) >>> 16).toBe(2);
  });

  it.each([
    [{ format: 'text' }, 1],
    [{ format: undefined, formatCode: { code: 'urn:asip:ci-sis:vsm:2012', system: '', label: '' } }, 6],
    [{ format: undefined, formatCode: { code: 'urn:ihe:pcc:ips:2020', system: '', label: '' } }, 0],
  ] as const)('numbers the format of %o', async (bent, number) => {
    const application = await connected();
    application.dmp.documents = [foundDocument(bent)];
    expect(firstDocument(await application.send('hl_findDocuments', { Ins: INS })).i_document_Format).toBe(
      number,
    );
  });
});

describe('hl_getDocumentContent', () => {
  it('fetches by handle, checks against the metadata, and shows the content in a file', async () => {
    const application = await connected();
    application.dmp.documents = [foundDocument()];
    const { i_handle } = firstDocument(await application.send('hl_findDocuments', { Ins: INS }));
    const answer = await application.send('hl_getDocumentContent', {
      i_documentHandle: i_handle,
      i_getCdaHeaders: 1,
      i_getPerformer: 1,
    });
    expect(answer).toMatchObject({
      s_status: 'OK',
      s_filePath: 'file:///tmp/0f4b8f8e-9d0c-4a63-8a55-0a6f3f9d2b11.pdf',
      s_fileContentInBase64: Buffer.from('%PDF-1.4').toString('base64'),
      i_documentFormat: 5,
      Performer: { i_role: 1, Hp: { s_hpName: '', s_hpGiven: '' } },
    });
    expect(application.dmp.asked.retrievals).toMatchObject([
      { ins: { value: '279035121518989' }, uniqueId: '2.25.1111', hash: 'a'.repeat(40), size: 1234 },
    ]);
    expect(application.shown[0]?.removed).toBe(false);
    await application.send('hl_closeSession');
    expect(application.shown[0]?.removed).toBe(true);
  });

  it('refuses a handle of an earlier search, of another kind, or of nothing', async () => {
    const application = await connected();
    application.dmp.documents = [
      foundDocument({
        authors: [
          {
            person: {
              identifier: '1',
              identifierSystem: '',
              identifierType: '',
              familyName: '',
              givenName: '',
            },
            speciality: undefined,
            roles: [],
            institutions: [],
          },
        ],
      }),
    ];
    const first = firstDocument(await application.send('hl_findDocuments', { Ins: INS }));
    const second = firstDocument(await application.send('hl_findDocuments', { Ins: INS }));
    expect(second.i_handle).not.toBe(first.i_handle);
    const { Authors } = second;
    const author = Array.isArray(Authors) ? Authors[0].i_handle : undefined;
    for (const handle of [first.i_handle, author, 0, -1]) {
      expect(await application.send('hl_getDocumentContent', { i_documentHandle: handle })).toMatchObject({
        s_status: 'API_ERROR',
        i_apiErrorType: 1,
        i_apiErrorCode: 1009,
      });
    }
    expect(
      await application.send('hl_getDocumentContent', { i_documentHandle: second.i_handle }),
    ).toMatchObject({ s_status: 'OK' });
  });

  it('keeps the handles of the last good search when the next one fails', async () => {
    const application = await connected();
    application.dmp.documents = [foundDocument()];
    const { i_handle } = firstDocument(await application.send('hl_findDocuments', { Ins: INS }));
    application.dmp.before = () => Promise.reject(new DmpError('ANSWER_UNEXPECTED', 'Odd answer.'));
    await application.send('hl_findDocuments', { Ins: INS });
    application.dmp.before = async () => {};
    expect(await application.send('hl_getDocumentContent', { i_documentHandle: i_handle })).toMatchObject({
      s_status: 'OK',
    });
  });
});

describe('hl_getDocumentContentByUniqueId', () => {
  const wanted = { s_ins: '279035121518989T', s_documentUniqueId: '2.25.1111' };

  it('fetches without a search before', async () => {
    const application = await connected();
    const answer = await application.send('hl_getDocumentContentByUniqueId', wanted);
    expect(answer).toEqual({
      s_status: 'OK',
      s_fileContentInBase64: Buffer.from('%PDF-1.4').toString('base64'),
      i_documentFormat: 5,
    });
    expect(application.dmp.asked.retrievals).toEqual([
      { ins: expect.objectContaining({ value: '279035121518989' }), uniqueId: '2.25.1111' },
    ]);
  });

  it('checks the bytes against the last search of the same patient only', async () => {
    const application = await connected();
    application.dmp.documents = [foundDocument()];
    await application.send('hl_findDocuments', { Ins: INS });
    await application.send('hl_getDocumentContentByUniqueId', wanted);
    await application.send('hl_getDocumentContentByUniqueId', { ...wanted, s_ins: '207058575627097T' });
    const [same, other] = application.dmp.asked.retrievals;
    expect(same).toMatchObject({ hash: 'a'.repeat(40), size: 1234 });
    expect(other).not.toHaveProperty('hash');
  });

  it('gives the header as a page of text, in which nothing of the document is markup', async () => {
    const application = await connected();
    const retrieved = retrievedDocument();
    application.dmp.retrieved = {
      ...retrieved,
      header: {
        ...retrieved.header,
        title: '<script>alert("é")</script>',
        events: [
          {
            ids: [],
            code: { code: 'YYYY001', system: '1.2.250.1.213.2.5', label: 'Acte & suite' },
            translations: [],
            startTime: '202603011430+0100',
            stopTime: undefined,
            performers: [
              {
                time: undefined,
                ids: [{ root: '1.2.250.1.71.4.2.1', extension: '899700000013' }],
                speciality: { code: 'G15_60', system: '1.2.250.1.213.1.1.4.5', label: 'Infirmier' },
                role: undefined,
                familyName: 'SOIGNANT',
                givenName: 'LOU',
                prefix: undefined,
                suffix: undefined,
                device: undefined,
                deviceModel: undefined,
                addresses: [],
                telecoms: [],
                organization: {
                  ids: [],
                  name: 'CABINET',
                  practiceSetting: undefined,
                  addresses: [],
                  telecoms: [],
                },
              },
            ],
          },
        ],
      },
    };
    const answer = await application.send('hl_getDocumentContentByUniqueId', {
      ...wanted,
      i_getCdaHeaders: '1',
      i_getPerformer: 1,
    });
    const page = Buffer.from(String(answer.s_cdaHeadersInBase64), 'base64').toString('utf8');
    expect(page).toContain('&lt;script&gt;alert(&quot;é&quot;)&lt;/script&gt;');
    expect(page).not.toContain('<script');
    expect(page).toContain('<td>01/03/2026 14:30</td>');
    expect(page).toContain('Acte &amp; suite');
    expect(page).toContain('LOU SOIGNANT — Infirmier — CABINET');
    expect(answer.Performer).toMatchObject({
      i_role: 1,
      Hp: {
        s_hpName: 'SOIGNANT',
        s_hpGiven: 'LOU',
        s_hpProfession: '60',
        s_hpProfessionDescription: 'Infirmier',
        s_hpSpeciality: '',
        s_hpInternalId: '899700000013',
        i_hpInternalIdType: 3,
        s_hpInstitution: 'CABINET',
      },
    });
  });

  it.each([
    ['1.2.250.1.213.1.1.1.13', 6],
    ['1.2.250.1.213.1.1.1.48', 40],
    ['1.2.250.1.213.1.1.1.47', 0],
  ])('gives the whole of a structured document, its format by its model %s: %d', async (root, format) => {
    const application = await connected();
    const bytes = Buffer.from(
      `<ClinicalDocument xmlns="urn:hl7-org:v3"><templateId root="${root}"/><id root="1.2.3"/><title>T</title><effectiveTime value="20260301"/><recordTarget><patientRole/></recordTarget></ClinicalDocument>`,
    );
    application.dmp.retrieved = retrievedDocument({ bytes, content: undefined });
    expect(await application.send('hl_getDocumentContentByUniqueId', wanted)).toMatchObject({
      s_fileContentInBase64: bytes.toString('base64'),
      i_documentFormat: format,
    });
  });
});

describe('hl_deleteDocument', () => {
  it('deletes the document in the sector given', async () => {
    const application = await connected();
    const fields = { Ins: INS, s_uniqueId: '2.25.1111', s_healthCareSettings: 'SA07' };
    expect(await application.send('hl_deleteDocument', fields)).toEqual({ s_status: 'OK' });
    expect(application.dmp.asked.deletions).toEqual([
      { ins: expect.anything(), uniqueId: '2.25.1111', healthcareSetting: 'SA07' },
    ]);
  });

  it('says that the document is not there', async () => {
    const application = await connected();
    application.dmp.before = () =>
      Promise.reject(new DmpError('DOCUMENT_NOT_FOUND', 'No such document.', { field: 'uniqueId' }));
    expect(
      await application.send('hl_deleteDocument', {
        Ins: INS,
        s_uniqueId: '2.25.9',
        s_healthCareSettings: 'SA07',
      }),
    ).toMatchObject({ i_apiErrorType: 2, i_apiErrorCode: 1002, s_apiErrorContext: 'deleteDocument' });
  });

  // js-api 8.5: the name of the field differs from that of hl_sendDocument.
  it('asks for s_healthCareSettings', async () => {
    const application = await connected();
    expect(
      await application.send('hl_deleteDocument', {
        Ins: INS,
        s_uniqueId: '2.25.9',
        s_healthcareSetting: 'SA07',
      }),
    ).toMatchObject({ s_apiErrorDescription: 's_healthCareSettings is missing' });
  });
});
