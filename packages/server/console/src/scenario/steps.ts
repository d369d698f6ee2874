import type { Message } from '../form/write-message.js';

/** What the scenario is given by the person, or by the sandbox. */
export interface ScenarioInput {
  readonly pin: string;
  readonly dmpUrl: string;
  readonly dcParameter: string;
  /** Document that is sent and fetched back, base64. */
  readonly documentBase64: string;
  readonly title: string;
}

/** What its steps have learnt from the answers before. */
export interface Learnt {
  readonly reader: string;
  readonly uniqueId: string;
  readonly uuid: string;
}

/** Nothing yet. */
export const NOTHING_LEARNT: Learnt = { reader: '', uniqueId: '', uuid: '' };

/** Why an answer that is good in itself does not lead on. */
export type DeadEnd = 'no-card' | 'no-record' | 'not-found' | 'different';

/** One call of the scenario. */
export interface ScenarioStep {
  readonly id:
    | 'open'
    | 'readers'
    | 'reader'
    | 'card'
    | 'connector'
    | 'existence'
    | 'send'
    | 'find'
    | 'content'
    | 'close';
  readonly command: string;
  fields(input: ScenarioInput, learnt: Learnt): Message;
  /** What the answer teaches, or why the scenario cannot go on. */
  learn?(answer: Answer, input: ScenarioInput, learnt: Learnt): Partial<Learnt> | DeadEnd;
}

type Answer = Readonly<Record<string, unknown>>;

/** Patient of the sandbox: an official test number, invented traits. */
const INS = { s_ins: '279035121518989', s_insType: 'T' } as const;
const TRAITS = {
  s_birthName: 'PAT-TROIS',
  s_birthGiven: 'DOMINIQUE',
  s_givens: 'DOMINIQUE',
  s_birthDate: '1979-03-28',
  i_sex: 3,
  s_birthPlace: '51215',
} as const;

const CPS_CARD = 3;
const ACTIVE = 1;
const DOCUMENT_TYPE = '11488-4';

/** From the opening of a session to a document in the DMP and back (js-api 3.1). */
export const SCENARIO: readonly ScenarioStep[] = [
  {
    id: 'open',
    command: 'hl_openSession',
    fields: ({ dcParameter }) => ({
      i_timeoutInSeconds: 3600,
      ...(dcParameter === '' ? {} : { s_dcparameters64: dcParameter, i_getDcparamInformations: 1 }),
      s_applicationId: 'console',
    }),
  },
  {
    id: 'readers',
    command: 'hl_getPcscReaders',
    fields: () => ({}),
    learn: (answer) => {
      const reader = listIn(answer, 'Readers').find(({ i_slotType }) => i_slotType === CPS_CARD);
      return reader === undefined ? 'no-card' : { reader: String(reader.s_name) };
    },
  },
  { id: 'reader', command: 'hl_getCpxCard', fields: (_, { reader }) => ({ s_readerName: reader }) },
  {
    id: 'card',
    command: 'hl_readCpxCard',
    fields: ({ pin }) => ({ s_pinCode: pin, i_returnCertificates: 0 }),
  },
  {
    id: 'connector',
    command: 'hl_createDmpConnector',
    fields: ({ pin, dmpUrl }) => ({
      s_pinCode: pin,
      s_dmpUrl: dmpUrl,
      i_transactionsTimeout: 60,
      s_practiceSetting: 'AMBULATOIRE',
      i_cpsPracticeLocationIndice: 1,
    }),
  },
  {
    id: 'existence',
    command: 'hl_getDirectAuthenticationDMPStatus',
    fields: () => ({ Ins: INS }),
    learn: ({ ExistingTestAnswer: found }) =>
      typeof found === 'object' && found !== null && 'i_dmpStatus' in found && found.i_dmpStatus === ACTIVE
        ? {}
        : 'no-record',
  },
  {
    id: 'send',
    command: 'hl_sendDocument',
    fields: ({ documentBase64, title }) => ({
      Ins: INS,
      PatientIdentity: TRAITS,
      s_fileContentBase64: documentBase64,
      s_documentTitle: title,
      s_documentCategory: DOCUMENT_TYPE,
      i_documentVisibility: 1,
      i_documentFormat: 5,
      s_healthcareSetting: 'SA07',
    }),
    learn: ({ s_uniqueId }) => ({ uniqueId: String(s_uniqueId) }),
  },
  {
    id: 'find',
    command: 'hl_findDocuments',
    fields: () => ({ Ins: INS, Categories: [DOCUMENT_TYPE], i_status: 1 }),
    learn: (answer, _, { uniqueId }) => {
      const found = listIn(answer, 'Documents').find(({ s_uniqueId }) => s_uniqueId === uniqueId);
      return found === undefined ? 'not-found' : { uuid: String(found.s_uuid) };
    },
  },
  {
    id: 'content',
    command: 'hl_getDocumentContentByUniqueId',
    fields: (_, { uniqueId, uuid }) => ({ Ins: INS, s_documentUniqueId: uniqueId, s_documentUuid: uuid }),
    learn: ({ s_fileContentInBase64 }, { documentBase64 }) =>
      s_fileContentInBase64 === documentBase64 ? {} : 'different',
  },
  { id: 'close', command: 'hl_closeSession', fields: () => ({}) },
];

function listIn(answer: Answer, name: string): readonly Answer[] {
  const value = answer[name];
  return Array.isArray(value) ? value : [];
}
