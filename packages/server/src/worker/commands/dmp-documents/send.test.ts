import {
  DmpError,
  DmpServiceError,
  DmpValidationError,
  type DocumentToSubmit,
  type SubmissionRequest,
} from '@dmpconnect/dmp-soap';
import { SoapFaultError, TransportError } from '@dmpconnect/soap';
import { describe, expect, it } from 'vitest';
import { INS, startApplication, type TestApplication } from '../../testing/application.js';

const PDF = Buffer.from('%PDF-1.4 demo');

const DOCUMENT = {
  Ins: INS,
  s_fileContentBase64: PDF.toString('base64'),
  s_documentTitle: 'Compte rendu',
  s_documentDescription: 'Essai',
  s_documentCategory: '11488-4',
  i_documentVisibility: 1,
  i_documentFormat: 5,
  s_healthcareSetting: 'SA07',
} as const;

const TRAITS = {
  s_birthName: 'PAT-TROIS',
  s_birthGiven: 'DOMINIQUE',
  s_givens: 'DOMINIQUE MARIE',
  s_usedName: '',
  s_birthDate: '1979-03-28',
  i_sex: '3',
  s_birthPlace: '51215',
} as const;

const HP = {
  s_hpName: 'AUTEUR',
  s_hpGiven: 'ALIX',
  s_hpProfession: '10',
  s_hpProfessionOid: '1.2.250.1.71.1.2.7',
  s_hpInternalId: '42',
} as const;

async function connected(fields: object = {}): Promise<TestApplication> {
  const application = startApplication();
  await application.connect(fields);
  return application;
}

describe('hl_sendDocument', () => {
  it('publishes what it is given', async () => {
    const application = await connected();
    const answer = await application.send('hl_sendDocument', {
      ...DOCUMENT,
      PatientIdentity: TRAITS,
      s_submissionSetTitle: 'Lot',
      s_submissionSetDescription: 'Essai de lot',
      s_eventCodes: [{ s_classification: 'CCAM', s_code: 'YYYY001', s_description: 'Acte' }],
      i_transcodeTypeCode: 1,
      i_forceSchematronsValidation: 0,
    });
    expect(answer).toEqual({ s_status: 'OK', s_uniqueId: '2.25.1' });
    expect(application.dmp.asked.submissions).toEqual([
      {
        ins: { value: '279035121518989', kind: 'TEST', oid: '1.2.250.1.213.1.4.10' },
        patient: {
          birthName: 'PAT-TROIS',
          birthGiven: 'DOMINIQUE',
          givens: 'DOMINIQUE MARIE',
          usedName: undefined,
          usedGiven: undefined,
          birthDate: '1979-03-28',
          sex: 'F',
          birthPlace: '51215',
        },
        healthcareSetting: 'SA07',
        title: 'Lot',
        description: 'Essai de lot',
        transcodeOutdatedTypes: true,
        forceValidation: false,
        documents: [
          {
            title: 'Compte rendu',
            description: 'Essai',
            typeCode: '11488-4',
            format: 'pdf',
            content: PDF,
            masking: [],
            events: [{ classification: 'CCAM', code: 'YYYY001', label: 'Acte' }],
            additionalAuthors: [],
            informants: [],
          },
        ],
      },
    ]);
  });

  it('accepts numbers as texts, base64 with blanks and without padding, and empty optional fields', async () => {
    const application = await connected();
    const answer = await application.send('hl_sendDocument', {
      ...DOCUMENT,
      s_fileContentBase64: PDF.toString('base64')
        .replace(/=+$/, '')
        .replace(/(.{4})/g, '$1\n'),
      i_documentVisibility: '10',
      i_documentFormat: '5',
      s_replacedDocumentUniqueId: '',
      s_localPatientId: '',
      s_documentDescription: '',
      s_eventCodes: '',
      Informants: [],
      TreatingPhysician: null,
    });
    expect(answer).toMatchObject({ s_status: 'OK' });
    expect(application.dmp.asked.submissions[0]?.documents).toMatchObject([
      { content: PDF, masking: ['hiddenFromPatient', 'hiddenFromGuardians'] },
    ]);
  });

  it.each([
    [1, 'text'],
    [2, 'rtf'],
    [3, 'jpeg'],
    [4, 'tiff'],
    [5, 'pdf'],
  ] as const)('format %d is %s', async (i_documentFormat, format) => {
    const application = await connected();
    await application.send('hl_sendDocument', { ...DOCUMENT, i_documentFormat });
    expect(application.dmp.asked.submissions[0]?.documents[0]).toMatchObject({ format });
  });

  it.each([
    [6, 'urn:asip:ci-sis:vsm:2012'],
    [7, 'urn:ihe:lab:xd-lab:2008'],
    [40, 'urn:asip:ci-sis:dlu:2015', 'urn:asip:ci-sis:dlu-dlu-dom:2022'],
    [41, 'urn:asip:ci-sis:fludt:2017', 'urn:asip:ci-sis:dlu-fludt-dom:2022'],
    [42, 'urn:asip:ci-sis:fludr:2017', 'urn:asip:ci-sis:dlu-fludr-dom:2022'],
  ])(
    'format %d is a whole clinical document of the format code %s',
    async (i_documentFormat, ...formatCodes) => {
      const application = await connected();
      const cda = Buffer.from('<ClinicalDocument/>');
      const answer = await application.send('hl_sendDocument', {
        ...DOCUMENT,
        s_fileContentBase64: cda.toString('base64'),
        s_documentDescription: 'Synthèse',
        i_documentVisibility: 2,
        i_documentFormat,
      });
      expect(answer).toMatchObject({ s_status: 'OK' });
      expect(application.dmp.asked.submissions[0]?.documents).toEqual([
        {
          cda,
          expected: { typeCode: DOCUMENT.s_documentCategory, formatCodes },
          description: 'Synthèse',
          masking: ['hiddenFromPatient'],
        },
      ]);
    },
  );

  it('tells each rule that a document breaks, by the way to the element and its own name', async () => {
    const application = await connected();
    application.dmp.before = () =>
      Promise.reject(
        new DmpValidationError('HEADER_INVALID', 'documents[1]', [
          { path: '/ClinicalDocument/author', rule: 'author.time', message: 'time is missing' },
          { path: '/ClinicalDocument/custodian', rule: 'custodian', message: 'is missing' },
        ]),
      );
    expect(await application.send('hl_sendDocument', DOCUMENT)).toMatchObject({
      i_apiErrorType: 1,
      i_apiErrorCode: 1013,
      s_apiErrorExtendedInformations:
        's_fileContentBase64: /ClinicalDocument/author breaks author.time: time is missing; /ClinicalDocument/custodian breaks custodian: is missing',
    });
    const { s_fileContentBase64, s_documentTitle, s_documentCategory, i_documentFormat, ...rest } = DOCUMENT;
    const one = {
      s_contentInBase64: s_fileContentBase64,
      s_title: s_documentTitle,
      s_category: s_documentCategory,
      i_visibility: 1,
      i_format: i_documentFormat,
    };
    expect(await application.send('hl_sendDocuments', { ...rest, Documents: [one, one] })).toMatchObject({
      s_apiErrorExtendedInformations: expect.stringMatching(/^Documents\[1\]: \/ClinicalDocument\/author/),
    });
  });

  it.each([
    [{ s_fileContentBase64: 'é' }, 's_fileContentBase64 must be base64'],
    [{ s_fileContentBase64: undefined }, 's_fileContentBase64 is missing'],
    [{ s_documentTitle: '' }, 's_documentTitle is missing'],
    [{ s_documentTitle: 'x'.repeat(129) }, 's_documentTitle must not be longer than 128'],
    [{ i_documentVisibility: 3 }, 'i_documentVisibility must be one of'],
    [{ i_documentVisibility: 'all' }, 'i_documentVisibility must be an integer'],
    [{ i_documentFormat: 9 }, 'i_documentFormat must be one of'],
    [{ Ins: undefined }, 's_ins is missing'],
    [{ s_localPatientId: '77' }, 's_localPatientId needs the s_localPatientRootOid'],
    [{ s_eventCodes: [{ s_classification: 'NONE', s_code: 'x' }] }, 's_eventCodes[0].s_classification'],
    [{ s_eventCodes: [{ s_code: 'x' }] }, 's_classification is missing'],
    [{ TreatingPhysician: { ...HP, s_hpInternalId: '' } }, 'TreatingPhysician.s_hpInternalId is missing'],
    [{ AdditionalAuthors: [{ ...HP, i_hpInternalIdType: 5 }] }, 'i_hpInternalIdType'],
  ])('with %o is refused naming the field and the rule', async (fields, text) => {
    const application = await connected();
    expect(await application.send('hl_sendDocument', { ...DOCUMENT, ...fields })).toMatchObject({
      s_status: 'ERROR',
      i_apiErrorType: 6000,
      i_apiErrorCode: 2,
      s_apiErrorDescription: expect.stringContaining(text),
    });
    expect(application.dmp.asked.submissions).toEqual([]);
  });

  it('has the header rules checked on request', async () => {
    const application = await connected();
    await application.send('hl_sendDocument', { ...DOCUMENT, i_forceSchematronsValidation: '1' });
    await application.send('hl_sendDocument', DOCUMENT);
    expect(application.dmp.asked.submissions.map(({ forceValidation }) => forceValidation)).toEqual([
      true,
      false,
    ]);
  });

  it('names who carried out the act', async () => {
    const application = await connected();
    await application.send('hl_sendDocument', { ...DOCUMENT, Performer: { Hp: HP, i_role: 1 } });
    expect(application.dmp.asked.submissions[0]?.documents[0]).toMatchObject({
      performer: { familyName: HP.s_hpName, givenName: HP.s_hpGiven },
    });
  });

  it('reads people in both spellings, inside the structure unless told otherwise', async () => {
    const application = await connected();
    await application.send('hl_sendDocument', {
      ...DOCUMENT,
      TreatingPhysician: {
        ...HP,
        s_hpSpecialty: 'SM26',
        i_hpInternalIdType: 3,
        s_hpInternalId: '10001234567',
      },
      AdditionalAuthors: [
        { ...HP, s_hpSpeciality: 'SM54' },
        { ...HP, i_hpInternalIdType: '3', s_hpInternalId: '810001234567' },
        { ...HP, i_hpInternalIdType: 8, s_hpInternalId: '750000001/9' },
      ],
    });
    const document = written(application.dmp.asked.submissions[0]?.documents[0]);
    expect(document?.treatingPhysician).toMatchObject({
      identifier: '810001234567',
      familyName: 'AUTEUR',
      givenName: 'ALIX',
      profession: { code: '10' },
      speciality: { code: 'SM26' },
    });
    expect(document?.additionalAuthors).toMatchObject([
      // The structure 4… of the location is a "cabinet RPPS": identifiers inside it begin with 6.
      { identifier: '699700000013001/42', speciality: { code: 'SM54' } },
      { identifier: '810001234567' },
      { identifier: '3750000001/9' },
    ]);
  });

  it('reads informants with their addresses and telecoms', async () => {
    const application = await connected();
    await application.send('hl_sendDocument', {
      ...DOCUMENT,
      Informants: [
        {
          s_name: 'PROCHE',
          s_given: 'CAMILLE',
          i_type: 3,
          i_relationType: 4,
          Addresses: [
            {
              i_type: 1,
              s_houseNumberNumeric: '12',
              i_streetNameType: 15,
              s_streetName: 'des Essais',
              s_postalCode: '75001',
              s_city: 'PARIS',
              s_country: 'FRANCE',
              s_state: '',
            },
          ],
          Telecoms: [
            { i_type: 1, i_usage: 8, s_value: '06 00 00 00 00' },
            { i_type: 3, i_usage: 10, s_value: 'camille@example.org' },
          ],
        },
      ],
    });
    expect(written(application.dmp.asked.submissions[0]?.documents[0])?.informants).toEqual([
      {
        kind: 'trustedPerson',
        familyName: 'PROCHE',
        givenName: 'CAMILLE',
        addresses: [
          {
            use: 'H',
            houseNumber: '12',
            streetNameType: 'Rue',
            streetName: 'des Essais',
            postalCode: '75001',
            city: 'PARIS',
            country: 'FRANCE',
          },
        ],
        telecoms: [{ value: 'tel:0600000000', use: 'MC' }, { value: 'mailto:camille@example.org' }],
      },
    ]);
  });

  it('passes the local patient identifier under the root of the connector', async () => {
    const application = await connected({ s_localPatientRootOid: '1.2.250.1.999' });
    await application.send('hl_sendDocument', { ...DOCUMENT, s_localPatientId: '77' });
    expect(application.dmp.asked.submissions[0]?.localPatientId).toEqual({
      root: '1.2.250.1.999',
      value: '77',
    });
  });

  it('goes on from the version it published when it replaces its own document', async () => {
    const application = await connected();
    const { s_uniqueId } = await application.send('hl_sendDocument', DOCUMENT);
    await application.send('hl_sendDocument', { ...DOCUMENT, s_replacedDocumentUniqueId: s_uniqueId });
    await application.send('hl_sendDocument', { ...DOCUMENT, s_replacedDocumentUniqueId: '2.25.555' });
    const [, own, other] = application.dmp.asked.submissions.map(({ documents }) => documents[0]);
    expect(own).toMatchObject({
      replaces: '2.25.1',
      replacedVersion: { setId: { root: '2.25.700' }, versionNumber: 1 },
    });
    expect(other).toMatchObject({ replaces: '2.25.555' });
    expect(other).not.toHaveProperty('replacedVersion');
  });

  it.each([
    [
      new DmpError('TRAIT_MISSING', 'The birth place (COG) of the patient is missing.', {
        field: 'patient.birthPlace',
      }),
      { i_apiErrorType: 1, i_apiErrorCode: 1013 },
      'PatientIdentity.s_birthPlace: The birth place (COG) of the patient is missing.',
    ],
    [
      new DmpError('CONTENT_PDF_A', 'documents[0].content is not PDF/A-1.', {
        field: 'documents[0].content',
      }),
      { i_apiErrorType: 1, i_apiErrorCode: 1013 },
      's_fileContentBase64 is not PDF/A-1.',
    ],
    [
      new DmpError('AUTHOR_INCOMPLETE', 'documents[0].additionalAuthors[1].givenName is missing.', {
        field: 'documents[0].additionalAuthors[1].givenName',
      }),
      { i_apiErrorType: 1, i_apiErrorCode: 1013 },
      'AdditionalAuthors[1].s_hpGiven is missing.',
    ],
    [
      new DmpServiceError('XDS_REFUSED', 'TD2.1', [
        { code: 'XDSPatientIdDoesNotMatch', text: 'patient', severity: 'error' },
      ]),
      { i_apiErrorType: 2, i_apiErrorCode: 1002 },
      'XDSPatientIdDoesNotMatch: patient',
    ],
    [
      new TransportError('connect', 'Nothing listens.'),
      { i_apiErrorType: 3, i_apiErrorCode: 7 },
      expect.stringMatching(/^Rien ne répond .* \/ Nothing answers .* \(Nothing listens\)$/),
    ],
  ])('%s becomes its wire error, in the names of the application', async (error, codes, extended) => {
    const application = await connected();
    application.dmp.before = () => Promise.reject(error);
    expect(await application.send('hl_sendDocument', DOCUMENT)).toMatchObject({
      s_status: 'API_ERROR',
      ...codes,
      s_apiErrorContext: 'sendDocument',
      s_apiErrorExtendedInformations: extended,
    });
  });

  it('tells the fault of the DMP', async () => {
    const application = await connected();
    application.dmp.before = () =>
      Promise.reject(
        new SoapFaultError(
          { code: 'Sender', subcode: 'DMPInvalidCertificate', reason: 'Certificat refusé' },
          500,
        ),
      );
    expect(await application.send('hl_sendDocument', DOCUMENT)).toMatchObject({
      i_apiErrorType: 2,
      i_apiErrorCode: 1001,
      s_apiErrorExtendedInformations: 'DMPInvalidCertificate: Certificat refusé',
    });
  });

  it('stops at the deadline and tells the library', async () => {
    const application = await connected();
    let told: AbortSignal | undefined;
    const reached = new Promise<void>((resolve) => {
      application.dmp.before = (signal) => {
        told = signal;
        resolve();
        return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
      };
    });
    const answer = application.send('hl_sendDocument', DOCUMENT);
    await reached;
    application.giveUp();
    expect(await answer).toMatchObject({ i_apiErrorType: 3, i_apiErrorCode: 28 });
    expect(told?.aborted).toBe(true);
  });
});

describe('hl_sendDocuments', () => {
  const item = {
    s_contentInBase64: PDF.toString('base64'),
    s_title: 'Premier',
    s_description: '',
    s_category: '11488-4',
    i_visibility: 1,
    i_format: 5,
  } as const;

  it('publishes them in one set, with their own dates, in the order given', async () => {
    const application = await connected();
    const answer = await application.send('hl_sendDocuments', {
      Ins: INS,
      s_healthcareSetting: 'SA07',
      Documents: {
        '#1': {
          ...item,
          s_title: 'Second',
          s_creationDate: '20260301143000+0100',
          s_serviceStartDate: '20260301',
          s_serviceStopDate: '202603011430+0100',
          EventCodes: [{ i_classification: '4', s_code: '11488-4' }],
        },
        '#0': item,
      },
    });
    expect(answer).toEqual({ s_status: 'OK', UniqueIds: ['2.25.1', '2.25.2'] });
    expect(application.dmp.asked.submissions[0]?.documents).toMatchObject([
      { title: 'Premier' },
      {
        title: 'Second',
        creationTime: '20260301143000+0100',
        serviceStartTime: '20260301',
        serviceStopTime: '202603011430+0100',
        events: [{ classification: 'LOINC', code: '11488-4', label: '11488-4' }],
      },
    ]);
  });

  it('needs a document, and says in which one a field is wrong', async () => {
    const application = await connected();
    const common = { Ins: INS, s_healthcareSetting: 'SA07' };
    expect(await application.send('hl_sendDocuments', { ...common, Documents: [] })).toMatchObject({
      s_apiErrorDescription: 'Documents is missing',
    });
    expect(
      await application.send('hl_sendDocuments', {
        ...common,
        Documents: [item, { ...item, s_category: '' }],
      }),
    ).toMatchObject({ s_apiErrorDescription: 'Documents[1].s_category is missing' });
    application.dmp.before = () =>
      Promise.reject(
        new DmpError('TYPE_OUTDATED', 'documents[1].typeCode is outdated.', {
          field: 'documents[1].typeCode',
        }),
      );
    expect(await application.send('hl_sendDocuments', { ...common, Documents: [item, item] })).toMatchObject({
      i_apiErrorCode: 1013,
      s_apiErrorExtendedInformations: 'Documents[1].s_category is outdated.',
    });
  });

  it('needs a connector', async () => {
    const application = startApplication();
    await application.send('hl_getCpxCard', {});
    expect(
      await application.send('hl_sendDocuments', {
        Ins: INS,
        s_healthcareSetting: 'SA07',
        Documents: [item],
      }),
    ).toMatchObject({
      i_apiErrorType: 6000,
      i_apiErrorCode: 2,
      s_apiErrorDescription: 'Call hl_createDmpConnector first',
    });
  });
});

/** The document, unless its software wrote it whole. */
function written(document: SubmissionRequest['documents'][number] | undefined): DocumentToSubmit | undefined {
  return document === undefined || 'cda' in document ? undefined : document;
}
