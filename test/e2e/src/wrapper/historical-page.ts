/// <reference lib="dom" />
import type { DMPConnect } from '@dmpconnect/js-wrapper/historical';

/** What the page is given by the test. */
export interface HistoricalInput {
  readonly domain: string;
  readonly port: string;
  readonly dcParameter: string;
  readonly pin: string;
  readonly reader: string;
  readonly dmpUrl: string;
  readonly ins: string;
  readonly patientIdentity: object;
  readonly documentBase64: string;
}

/** What the page saw. */
export interface HistoricalTranscript {
  /** Name and answer of each command, in order. */
  readonly answers: readonly (readonly [name: string, answer: Readonly<Record<string, unknown>>])[];
  /** Errors the error handler got: type/code. */
  readonly errors: readonly string[];
  /** State of the flags at each refresh. */
  readonly flags: readonly string[];
  /** Everything the log callback got. */
  readonly logs: string;
  /** Messages of the dummy monitor, and how many arguments came with each. */
  readonly monitor: readonly (readonly [message: unknown, args: number])[];
}

/**
 * The whole sequence of a page written for the historical wrapper, with the handlers of its examples (js-api 14.1,
 * 14.3). It knows nothing but the global `DMPConnect`, so that the same text runs in Node and, sent as it is, in a
 * browser.
 */
export async function historicalPage(input: HistoricalInput): Promise<HistoricalTranscript> {
  const answers: [string, Record<string, unknown>][] = [];
  const errors: string[] = [];
  const flags: string[] = [];
  const logs: unknown[][] = [];
  const monitor: [unknown, number][] = [];
  const page = globalThis as unknown as { readonly DMPConnect: typeof DMPConnect };

  const dmp = new page.DMPConnect(
    (...args) => logs.push(args),
    () => flags.push(JSON.stringify(dmp.getState())),
    (error, _command, _timeout, cb) => {
      errors.push(`${error.i_apiErrorType}/${error.i_apiErrorCode}`);
      cb?.({ error });
    },
    (url) => logs.push([url]),
    input.port,
    input.domain,
  );

  const call = (name: string, ...args: unknown[]) =>
    new Promise<Record<string, unknown>>((resolve) => {
      const method: unknown = Reflect.get(dmp, name);
      if (typeof method !== 'function') throw new Error(name);
      Reflect.apply(method, dmp, [
        ...args,
        (answer: Record<string, unknown>) => {
          answers.push([name, answer]);
          resolve(answer);
        },
      ]);
    });

  await call('hl_openSessionWithCustomDcParam', input.dcParameter, '600', undefined);
  await call('hl_getPcscReaders');
  await call('hl_getCpxCard', '0', input.reader);
  await call('hl_readCpxCard', input.pin);
  await call('hl_createDmpConnector', input.pin, input.dmpUrl, '60', 'AMBULATOIRE', '1', null);
  await call('hl_getDirectAuthenticationDMPStatus', input.ins);
  const sent = await call(
    'hl_sendDocument',
    ...[input.ins, input.documentBase64, 'Compte rendu', 'Envoyé par une page historique', '11488-4'],
    ...['1', '5', 'SA07', '', 'Lot', '', undefined, { PatientIdentity: input.patientIdentity }],
  );
  const found = await call('hl_findDocuments', input.ins, { Categories: { '#0': '11488-4' }, i_status: '1' });
  const documents = Array.isArray(found.Documents) ? found.Documents : [];
  const document = documents.find(({ s_uniqueId }) => s_uniqueId === sent.s_uniqueId) ?? {};
  await call('hl_getDocumentContentByUniqueId', input.ins, document.s_uniqueId, document.s_uuid, null);
  await call('hl_deleteDocument', sent.s_uniqueId, input.ins, 'SA07', null);
  await new Promise<void>((resolve) => {
    dmp.hl_startDummyMonitoring((...args) => {
      const [answer, responder] = args;
      monitor.push([answer, args.length]);
      if (responder === undefined) resolve();
      else responder(monitor.length < 3);
    });
  });
  await call('hl_closeSession');
  return { answers, errors, flags, logs: JSON.stringify(logs), monitor };
}
