import { readFileSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { type Sandbox, type SandboxOptions, startSandbox } from '@dmpconnect/sandbox';
import type { Answer, Send } from '../client/command.js';
import { type HttpClient, overHttp } from '../client/http.js';
import { overWebSocket } from '../client/websocket.js';
import { readDocument } from '../document.js';
import type { MainJobInput } from '../main-job/steps.js';
import { keepPki, makeStateDirectory } from './state-directory.js';

/** A sandbox with the built connector, and an application that talks to it. */
export interface Application {
  readonly sandbox: Sandbox;
  /** Folder of the sandbox. */
  readonly stateDirectory: string;
  readonly send: Send;
  readonly http: HttpClient;
  readonly input: MainJobInput;
  stop(): Promise<void>;
}

/** Starts both. The state lives in a folder of its own, erased at the end. */
export async function startApplication(options: Partial<SandboxOptions> = {}): Promise<Application> {
  const stateDirectory = await makeStateDirectory('e2e');
  const sandbox = await startSandbox({ stateDirectory, ...options });
  await keepPki(stateDirectory);
  const { https = '', wss = '', caFile = '', dcParametersFile, pin, dmpUrl } = sandbox.ready;
  const ca = readFileSync(caFile, 'utf8');
  const http = overHttp({ url: https, ca });
  return {
    sandbox,
    stateDirectory,
    http,
    send: overWebSocket({ url: wss, ca }),
    input: {
      pin,
      dmpUrl,
      dcParameter: readFileSync(dcParametersFile, 'utf8').trim(),
      documentBase64: readDocument().toString('base64'),
      title: 'Compte rendu',
    },
    async stop() {
      await http.close();
      await sandbox.stop();
      await rm(stateDirectory, { recursive: true, force: true });
    },
  };
}

let shared: Promise<{ readonly application: Application; readonly dmpState: unknown }> | undefined;

/**
 * The application that the test files of one process share, for those that need no other settings and look at no
 * process: starting one takes longer than most of them. Everything outside the connector is as at its start: the card,
 * its PIN, what the services know. Its process ends with that of the tests; `stop` leaves it running.
 */
export async function shareApplication(): Promise<Application> {
  shared ??= startApplication().then((application) => {
    process.once('exit', () => rmSync(application.stateDirectory, { recursive: true, force: true }));
    return { application, dmpState: application.sandbox.dmp.saveState() };
  });
  const { application, dmpState } = await shared;
  const { card, dmp, teleservices, mss, licence, ntp, ready } = application.sandbox;
  if (ready.vitaleReader !== undefined) card.remove({ reader: ready.vitaleReader });
  await card.insert({ profile: 'medecin' });
  card.setPinTries(3);
  card.clearCalls();
  dmp.restoreState(dmpState);
  dmp.clearJournal();
  teleservices.reset();
  mss.reset();
  licence.reset();
  ntp.set({ silent: false, offsetMs: 0 });
  return { ...application, stop: async () => {} };
}

/** A session of the application, with its reader chosen; commands carry its id. */
export interface OpenSession {
  readonly id: string;
  send(name: string, fields?: Readonly<Record<string, unknown>>): Promise<Answer>;
  /** Makes a DMP connector with the right PIN. */
  createDmpConnector(): Promise<Answer>;
}

/** Opens a session and chooses the CPx reader. */
export async function openSession(application: Application, applicationId = 'e2e'): Promise<OpenSession> {
  const { sandbox, send, input } = application;
  const opened = await send({
    s_commandName: 'hl_openSession',
    s_dcparameters64: input.dcParameter,
    s_applicationId: applicationId,
  });
  const id = String(opened.answer.s_sessionId);
  const session: OpenSession = {
    id,
    send: async (name, fields = {}) =>
      (await send({ s_commandName: name, s_sessionId: id, ...fields })).answer,
    createDmpConnector: () =>
      session.send('hl_createDmpConnector', {
        s_pinCode: input.pin,
        s_dmpUrl: input.dmpUrl,
        i_transactionsTimeout: 60,
        s_practiceSetting: 'AMBULATOIRE',
        i_cpsPracticeLocationIndice: 1,
      }),
  };
  await session.send('hl_getCpxCard', { s_readerName: sandbox.ready.cpxReader });
  return session;
}
