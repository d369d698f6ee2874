import type { Answer, Command } from '../client/command.js';
import { PATIENT } from './patient.js';

/** What the job is given. */
export interface MainJobInput {
  readonly pin: string;
  readonly dmpUrl: string;
  readonly dcParameter: string;
  /** The PDF to send, base64. */
  readonly documentBase64: string;
  readonly title: string;
}

/** What the steps have learnt so far from the answers. */
export interface Learnt {
  readonly sessionId: string;
  readonly reader: string;
  readonly uniqueId: string;
  readonly uuid: string;
}

/** One command of the job: how it is made from what is known, and what its answer teaches. */
export interface Step {
  readonly name: string;
  command(input: MainJobInput, learnt: Learnt): Readonly<Record<string, unknown>>;
  /** @throws {Error} when the answer is `OK` and still not what a working connector gives. */
  learn?(answer: Answer, input: MainJobInput, learnt: Learnt): Partial<Learnt>;
}

/** The main job, in the order an application follows (js-api 3.1). */
export const STEPS: readonly Step[] = [
  {
    name: 'hl_openSession',
    command: ({ dcParameter }) => ({
      i_timeoutInSeconds: 3600,
      s_dcparameters64: dcParameter,
      i_getDcparamInformations: 1,
      s_applicationId: 'demo',
    }),
    learn: (answer) => ({ sessionId: text(answer, 's_sessionId') }),
  },
  {
    name: 'hl_getPcscReaders',
    command: () => ({}),
    learn: (answer) => {
      const reader = list(answer, 'Readers').find(({ i_slotType }) => i_slotType === 3);
      if (reader === undefined) throw new Error('No reader holds a CPS card.');
      return { reader: text(reader, 's_name') };
    },
  },
  { name: 'hl_getCpxCard', command: (_, { reader }) => ({ s_readerName: reader, i_readerNumber: 0 }) },
  { name: 'hl_readCpxCard', command: ({ pin }) => ({ s_pinCode: pin, i_returnCertificates: 1 }) },
  {
    name: 'hl_createDmpConnector',
    command: ({ pin, dmpUrl }) => ({
      s_pinCode: pin,
      s_dmpUrl: dmpUrl,
      i_transactionsTimeout: 60,
      s_practiceSetting: 'AMBULATOIRE',
      i_cpsPracticeLocationIndice: 1,
    }),
  },
  {
    name: 'hl_getDirectAuthenticationDMPStatus',
    command: () => ({ Ins: PATIENT.Ins }),
    learn: (answer) => {
      const status = record(answer, 'ExistingTestAnswer');
      if (status.i_dmpStatus !== 1)
        throw new Error(`The DMP of the test patient has status ${status.i_dmpStatus}.`);
      return {};
    },
  },
  {
    name: 'hl_sendDocument',
    command: ({ documentBase64, title }) => ({
      ...PATIENT,
      s_fileContentBase64: documentBase64,
      s_documentTitle: title,
      s_documentDescription: 'Document d’essai du bac à sable',
      s_documentCategory: '11488-4',
      i_documentVisibility: 1,
      i_documentFormat: 5,
      s_healthcareSetting: 'SA07',
      s_submissionSetTitle: 'Démonstration',
    }),
    learn: (answer) => ({ uniqueId: text(answer, 's_uniqueId') }),
  },
  {
    name: 'hl_findDocuments',
    command: () => ({ Ins: PATIENT.Ins, Categories: { '#0': '11488-4' }, i_status: 1 }),
    learn: (answer, _, { uniqueId }) => {
      const found = list(answer, 'Documents').find(({ s_uniqueId }) => s_uniqueId === uniqueId);
      if (found === undefined) throw new Error('The document just sent is not among those found.');
      return { uuid: text(found, 's_uuid') };
    },
  },
  {
    name: 'hl_getDocumentContentByUniqueId',
    command: (_, { uniqueId, uuid }) => ({
      s_ins: `${PATIENT.Ins.s_ins}${PATIENT.Ins.s_insType}`,
      s_documentUniqueId: uniqueId,
      s_documentUuid: uuid,
      i_getCdaHeaders: 1,
      i_getPerformer: 1,
    }),
    learn: (answer, { documentBase64 }) => {
      const sent = Buffer.from(documentBase64, 'base64');
      if (!sent.equals(Buffer.from(text(answer, 's_fileContentInBase64'), 'base64'))) {
        throw new Error('The document read back differs from the one sent.');
      }
      return {};
    },
  },
  {
    name: 'hl_deleteDocument',
    command: (_, { uniqueId }) => ({ s_uniqueId: uniqueId, Ins: PATIENT.Ins, s_healthCareSettings: 'SA07' }),
  },
  { name: 'hl_closeSession', command: () => ({}) },
];

/** The whole message of a step. */
export function commandOf(step: Step, input: MainJobInput, learnt: Learnt): Command {
  return {
    s_commandName: step.name,
    ...(learnt.sessionId === '' ? {} : { s_sessionId: learnt.sessionId }),
    ...step.command(input, learnt),
  };
}

function text(answer: Answer, field: string): string {
  const value = answer[field];
  if (typeof value !== 'string' || value === '') throw new Error(`The answer has no ${field}.`);
  return value;
}

function record(answer: Answer, field: string): Answer {
  const value = answer[field];
  if (typeof value !== 'object' || value === null) throw new Error(`The answer has no ${field}.`);
  return { ...value };
}

function list(answer: Answer, field: string): readonly Answer[] {
  const value = answer[field];
  if (!Array.isArray(value)) throw new Error(`The answer has no list ${field}.`);
  return value;
}
