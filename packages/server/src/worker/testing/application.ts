import { LICENCE_MESSAGES } from '@dmpconnect/licensing';
import { defaultSettings, type Settings } from '../../config/index.js';
import { COMMANDS, type CommandName, type WorkerCommandName } from '../../contract/table.js';
import type { Integrator } from '../../ipc/messages.js';
import { SILENT_LOGGER } from '../../testing/silent.js';
import { HANDLERS } from '../commands/table.js';
import { createDispatcher } from '../dispatch.js';
import type { PracticeLocationSource } from '../dmp/practice-location.js';
import type {
  ConnectionOpening,
  ConnectionRequest,
  DmpOpening,
  LicenceQuestion,
  SessionFile,
  WorkerServices,
} from '../services.js';
import { createFakeCards, type FakeCards, PIN } from './fake-card.js';
import { createFakeDmp, type FakeDmp } from './fake-dmp.js';
import { createFakeMessaging, type FakeMessaging } from './fake-messaging.js';
import { createFakePersistentData } from './fake-persistent-data.js';
import { createFakeTeleservices, type FakeTeleservices } from './fake-teleservices.js';
import { createFakeVitale, type FakeVitale } from './fake-vitale.js';

/** An answer as the application receives it. */
export type Answer = Readonly<Record<string, unknown>>;

/** An application in front of the real handlers, over fakes of the libraries. */
export interface TestApplication {
  readonly cards: FakeCards;
  readonly vitale: FakeVitale;
  readonly dmp: FakeDmp;
  readonly teleservices: FakeTeleservices;
  readonly messaging: FakeMessaging;
  readonly licenceQuestions: LicenceQuestion[];
  readonly openings: DmpOpening[];
  /** Practice locations the DMP was opened in. */
  readonly places: PracticeLocationSource[];
  /** Thrown instead of opening it in another one. */
  placeFails: Error | undefined;
  readonly timeServers: ({ readonly host: string; readonly port?: number } | undefined)[];
  readonly shown: { readonly document: SessionFile; removed: boolean }[];
  /** Files that were opened with a viewer. */
  readonly viewed: string[];
  readonly closedConnections: () => number;
  /** Connections that were opened, and what was sent on them. */
  readonly connections: FakeConnection[];
  /** Sends a command of the session and gives its answer. */
  send(command: CommandName, fields?: object): Promise<Answer>;
  /** Opens the session; done by the other commands when it was not. */
  open(fields?: object): Promise<Answer>;
  /** Opens the session, chooses the reader and makes the connector. */
  connect(fields?: object): Promise<void>;
  /** Gives up the call under way, as the master does at its deadline. */
  giveUp(): void;
  close(): Promise<void>;
}

/** A connection of the application: answers 200 with what it received. */
export interface FakeConnection {
  readonly opening: ConnectionOpening;
  readonly requests: ConnectionRequest[];
  closed: boolean;
}

/** What a test may set. */
export interface ApplicationOptions {
  readonly settings?: Settings;
  readonly integrator?: Integrator;
  readonly services?: Partial<WorkerServices>;
}

/** Address of the fake DMP: a test server of the list. */
export const DMP_URL = 'https://formation1.lps2.dmp.gouv.fr/si-dmp-server/v2/services';

/** Settings of a test environment. */
export function testSettings(): Settings {
  const settings = defaultSettings();
  return { ...settings, server: { ...settings.server, environment: 'test' } };
}

/** Starts an application. */
export function startApplication(options: ApplicationOptions = {}): TestApplication {
  const cards = createFakeCards();
  const vitale = createFakeVitale();
  const dmp = createFakeDmp();
  const teleservices = createFakeTeleservices();
  const messaging = createFakeMessaging();
  const licenceQuestions: LicenceQuestion[] = [];
  const openings: DmpOpening[] = [];
  const places: PracticeLocationSource[] = [];
  const timeServers: TestApplication['timeServers'] = [];
  const shown: TestApplication['shown'][number][] = [];
  const viewed: string[] = [];
  const connections: FakeConnection[] = [];
  let closedConnections = 0;

  const services: WorkerServices = {
    log: SILENT_LOGGER,
    version: '0.1.0',
    settings: options.settings ?? testSettings(),
    cards: async () => cards,
    listReaders: async () => cards.listReaders(),
    vitale: async () => vitale,
    withCardTurns: (_signal, work) => work(),
    duringTurn: async (_reader, _signal, work) => work(),
    attemptPin: ({ give }) => give(),
    checkLicence: async (question) => {
      licenceQuestions.push(question);
      return { state: 'granted', source: 'none-configured', message: LICENCE_MESSAGES.granted };
    },
    timeSource: (servers) => {
      timeServers.push(servers);
      return {
        synchronise: async () => ({ offsetMs: 0, server: 'time', delayMs: 0, at: new Date() }),
        clock: () => ({ now: () => new Date() }),
        current: () => undefined,
      };
    },
    openDmp: async (opening) => {
      openings.push(opening);
      return {
        clientIn: (place) => {
          if (application.placeFails !== undefined) throw application.placeFails;
          places.push(place);
          return dmp;
        },
        close: async () => {
          closedConnections += 1;
        },
      };
    },
    openTeleservices: (opening) => teleservices.open(opening),
    openMessaging: (opening) => messaging.open(opening),
    insiOverride: async () => teleservices.override,
    openConnection: async (opening) => {
      const connection: FakeConnection = { opening, requests: [], closed: false };
      connections.push(connection);
      return {
        send: async (request) => {
          connection.requests.push(request);
          const headers = [{ name: 'set-cookie', value: 'a=1' }];
          return { status: 200, statusText: 'OK', headers, body: request.body ?? Buffer.from('answer') };
        },
        close: async () => {
          connection.closed = true;
        },
      };
    },
    instance: async () => ({ uuid: '00000000-0000-4000-8000-000000000001', oid: '2.25.1' }),
    newestRelease: async () => undefined,
    filesOf: (session) => ({
      folder: async () => '/tmp',
      write: async (document) => {
        const entry = { document, removed: false };
        shown.push(entry);
        session.onClose(() => {
          entry.removed = true;
        });
        const path = `/tmp/${document.name}.${document.extension}`;
        return { path, url: `file://${path}` };
      },
    }),
    viewer: {
      obstacle: undefined,
      open: async (path) => {
        viewed.push(path);
      },
    },
    convertToPdfA: async (pdf) => pdf,
    persistentData: createFakePersistentData(),
    printedDocuments: () => Promise.reject(new Error('no spool in this test')),
    journals: { tail: async () => '' },
    setLogLevels: () => {},
    setDumps: () => {},
    dumpFolder: () => undefined,
    protect: () => {},
    close: async () => {},
    ...options.services,
  };

  const waiting = new Map<number, (answer: Answer) => void>();
  const dispatcher = createDispatcher({
    commands: COMMANDS,
    handlers: HANDLERS,
    services,
    log: services.log,
    protect: services.protect,
    send: (message, body) => {
      if (message.type === 'answer')
        waiting.get(message.call)?.(JSON.parse(Buffer.from(body ?? []).toString()));
    },
  });
  let calls = 0;
  let opened = false;
  const sessionId = '5b0f0000-0000-4000-8000-000000000001';

  const call = (command: string, fields: object, opening?: object): Promise<Answer> => {
    calls += 1;
    const number = calls;
    return new Promise((resolve) => {
      waiting.set(number, resolve);
      const body = { s_commandName: command, s_sessionId: sessionId, ...fields };
      const request = { type: 'request', call: number, command, sessionId, ...opening } as const;
      dispatcher.request(request, Buffer.from(JSON.stringify(body)));
    });
  };

  const application: TestApplication = {
    cards,
    vitale,
    dmp,
    teleservices,
    messaging,
    licenceQuestions,
    openings,
    places,
    placeFails: undefined,
    timeServers,
    shown,
    viewed,
    closedConnections: () => closedConnections,
    connections,
    async send(command, fields = {}) {
      if (!opened) await application.open();
      return call(command satisfies CommandName | WorkerCommandName, fields);
    },
    open(fields = {}) {
      opened = true;
      const { integrator } = options;
      return call('hl_openSession', fields, {
        opening: { applicationId: 'test', ...(integrator === undefined ? {} : { integrator }) },
      });
    },
    async connect(fields = {}) {
      for (const answer of [
        await application.send('hl_getCpxCard', { s_readerName: 'Reader A' }),
        await application.send('hl_createDmpConnector', { ...CONNECTOR, ...fields }),
      ]) {
        if (answer.s_status !== 'OK') throw new Error(JSON.stringify(answer));
      }
    },
    giveUp: () => dispatcher.cancel(calls, 'deadline'),
    close: () => dispatcher.close(),
  };
  return application;
}

/** The mandatory fields of `hl_createDmpConnector`. */
export const CONNECTOR = {
  s_pinCode: PIN,
  s_dmpUrl: DMP_URL,
  i_transactionsTimeout: 60,
  s_practiceSetting: 'AMBULATOIRE',
  i_cpsPracticeLocationIndice: 1,
} as const;

/** A test patient (dmp-transactions 7.3). */
export const INS = { s_ins: '279035121518989', s_insType: 'T' } as const;
