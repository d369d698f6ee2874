import {
  type DmpClient,
  type DmpExistence,
  type DocumentQuery,
  type FoundDocument,
  type RetrievalRequest,
  type RetrievedDocument,
  resolveEmitter,
  type StatusChangeRequest,
  type SubmissionRequest,
  writeDocuments,
} from '@dmpconnect/dmp-soap';
import { createFakeManagement, type FakeManagement } from './fake-dmp-changes.js';
import { createFakePatients, type FakePatients } from './fake-dmp-patients.js';

/** What the fake DMP was asked, in order. */
export interface FakeDmpJournal {
  readonly existence: { readonly value: string; readonly oid: string }[];
  readonly submissions: SubmissionRequest[];
  readonly queries: DocumentQuery[];
  readonly retrievals: RetrievalRequest[];
  readonly deletions: StatusChangeRequest[];
}

/** A DMP in memory: what it answers may be changed, or made to fail. */
export interface FakeDmp extends DmpClient {
  readonly asked: FakeDmpJournal;
  readonly patients: FakePatients;
  readonly management: FakeManagement;
  existence: DmpExistence;
  documents: readonly FoundDocument[];
  retrieved: RetrievedDocument;
  /** Runs before each answer: throws, or waits. */
  before: (signal: AbortSignal | undefined) => Promise<void>;
}

/** An entry of the registry, with any member replaced. */
export function foundDocument(bent: Partial<FoundDocument> = {}): FoundDocument {
  return {
    entryUuid: 'urn:uuid:0f4b8f8e-9d0c-4a63-8a55-0a6f3f9d2b11',
    logicalId: undefined,
    version: '1',
    uniqueId: '2.25.1111',
    repositoryUniqueId: '1.2.250.1.213.4.1.1.1.2',
    title: 'Compte rendu',
    description: '',
    mimeType: 'text/xml',
    status: 'approved',
    classCode: { code: '10', system: '1.2.250.1.213.1.1.4.1', label: 'Compte rendu' },
    typeCode: { code: '11488-4', system: '2.16.840.1.113883.6.1', label: 'CR de consultation' },
    formatCode: { code: 'urn:ihe:iti:xds-sd:pdf:2008', system: '1.3.6.1.4.1.19376.1.2.3', label: 'PDF' },
    format: 'pdf',
    confidentialityCodes: [{ code: 'N', system: '2.16.840.1.113883.5.25', label: 'Normal' }],
    masking: [],
    practiceSetting: { code: 'AMBULATOIRE', system: '1.2.250.1.213.1.1.4.9', label: 'Ambulatoire' },
    healthcareFacilityType: { code: 'SA07', system: '1.2.250.1.71.4.2.4', label: 'Cabinet individuel' },
    events: [],
    creationTime: '20260301133000',
    serviceStartTime: '20260301130000',
    serviceStopTime: undefined,
    languageCode: 'fr-FR',
    authors: [],
    legalAuthenticator: undefined,
    patientId: '279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH',
    hash: 'a'.repeat(40),
    size: 1234,
    submissionTime: undefined,
    previousUuid: undefined,
    nextUuid: undefined,
    ...bent,
  };
}

/** A retrieved document, with any member replaced. */
export function retrievedDocument(bent: Partial<RetrievedDocument> = {}): RetrievedDocument {
  return {
    uniqueId: '2.25.1111',
    mimeType: 'text/xml',
    bytes: Buffer.from('<ClinicalDocument/>'),
    header: {
      id: { root: '2.25.1111', extension: undefined },
      setId: undefined,
      versionNumber: 1,
      code: { code: '11488-4', system: '2.16.840.1.113883.6.1', label: 'CR de consultation' },
      title: 'Compte rendu',
      effectiveTime: '20260301143000+0100',
      confidentiality: undefined,
      languageCode: 'fr-FR',
      templateIds: [],
      patient: {
        ids: [{ root: '1.2.250.1.213.1.4.10', extension: '279035121518989' }],
        birthName: 'PAT-TROIS',
        usedName: undefined,
        birthGiven: 'DOMINIQUE',
        usedGiven: undefined,
        givens: 'DOMINIQUE',
        sex: 'F',
        birthTime: '19790328',
        birthPlace: '51215',
        addresses: [],
        telecoms: [],
        guardians: [],
      },
      authors: [],
      dataEnterer: undefined,
      informants: [],
      custodian: undefined,
      recipients: [],
      legalAuthenticator: undefined,
      authenticators: [],
      participants: [],
      orders: [],
      events: [],
      replaces: undefined,
      relatedDocuments: [],
      consents: [],
      healthcareFacilityType: undefined,
      encounter: undefined,
      body: { kind: 'unstructured', mediaType: 'application/pdf' },
    },
    content: { bytes: Buffer.from('%PDF-1.4'), mediaType: 'application/pdf', format: 'pdf' },
    ...bent,
  };
}

const EMITTER = resolveEmitter({
  user: {
    identifier: '899700000013',
    familyName: 'DOC0001',
    givenName: 'KIT',
    profession: { code: '10' },
    speciality: { code: 'SM54' },
  },
  structure: { identifier: '499700000013001', name: 'CABINET M DOC0001', sector: 'SA07' },
  practiceSetting: 'AMBULATOIRE',
  software: {
    name: 'Essai',
    version: '1',
    instanceId: '00000000-0000-4000-8000-000000000001',
    homologationId: 'TEST-1',
    oid: '2.25.1',
  },
});

const ACTIVE: DmpExistence = {
  state: 'active',
  authorization: 'granted',
  authorizationCode: 'VALIDE',
  treatingPhysician: true,
  patient: undefined,
  webAccessOpen: false,
  attachedToEns: undefined,
  closingTime: undefined,
  closingMotive: undefined,
  closingReason: undefined,
};

/** Makes a DMP that says yes to everything. */
export function createFakeDmp(): FakeDmp {
  const asked: FakeDmpJournal = {
    existence: [],
    submissions: [],
    queries: [],
    retrievals: [],
    deletions: [],
  };
  const patients = createFakePatients();
  const management = createFakeManagement(foundDocument());
  const fake: FakeDmp = {
    ...patients.client,
    patients,
    ...management.client,
    management,
    asked,
    existence: ACTIVE,
    documents: [],
    retrieved: retrievedDocument(),
    before: async () => {},
    async testExistence(ins, options) {
      asked.existence.push(ins);
      await fake.before(options?.signal);
      return fake.existence;
    },
    async submitDocuments(request, options) {
      asked.submissions.push(request);
      await fake.before(options?.signal);
      return {
        uniqueIds: request.documents.map((_, index) => `2.25.${index + 1}`),
        submissionSetId: '2.25.99',
        completions: request.documents.map(() => []),
        versions: request.documents.map((_, index) => ({
          setId: { root: `2.25.70${index}`, extension: undefined },
          versionNumber: 1,
        })),
      };
    },
    async findDocuments(query, options) {
      asked.queries.push(query);
      await fake.before(options?.signal);
      return fake.documents;
    },
    // Nothing of it goes to the DMP: the real one.
    async writeDocuments(request) {
      return writeDocuments(request, { emitter: EMITTER, now: new Date('2026-03-01T13:30:00Z') });
    },
    async findEntryUuid() {
      return 'urn:uuid:0f4b8f8e-9d0c-4a63-8a55-0a6f3f9d2b11';
    },
    async retrieveDocument(request, options) {
      asked.retrievals.push(request);
      await fake.before(options?.signal);
      return fake.retrieved;
    },
    async deleteDocument(request, options) {
      asked.deletions.push(request);
      await fake.before(options?.signal);
    },
  };
  return fake;
}
