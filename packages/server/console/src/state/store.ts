import { type Signal, signal } from '@preact/signals';
import { type Exchange, SendError } from '../calls/send.js';
import type { StreamListener } from '../calls/watch.js';
import type { Catalogue, CatalogueCommand } from '../catalogue/catalogue.js';
import { listSecrets } from '../catalogue/list-secrets.js';
import type { StructureDraft } from '../form/draft.js';
import { learnFrom } from '../form/learn.js';
import type { Message } from '../form/write-message.js';
import type { SandboxApi, SandboxView } from '../sandbox/api.js';
import { type PastCall, remember } from './history.js';
import type { Preferences } from './preferences.js';
import { addEvent, endStream, type Stream } from './streams.js';

/** What a call gave: an answer, good or not, or none. */
export type CallResult =
  | { readonly command: string; readonly request: Message; readonly exchange: Exchange }
  | { readonly command: string; readonly request: Message; readonly failure: SendError['failure'] };

/** What the store needs of the outside. */
export interface StoreOptions {
  readonly catalogue: Catalogue;
  readonly preferences: Preferences;
  readonly send: (command: CatalogueCommand, message: Message, signal: AbortSignal) => Promise<Exchange>;
  readonly watch: (message: Message, listener: StreamListener) => () => void;
  readonly sandbox: SandboxApi;
}

/** The state of the page and what can be done with it. */
export interface Store {
  readonly catalogue: Catalogue;
  /** Names of the fields that hold a PIN or a password. */
  readonly secrets: ReadonlySet<string>;
  readonly preferences: Signal<Preferences>;
  readonly sessionId: Signal<string | undefined>;
  readonly serverVersion: Signal<string | undefined>;
  readonly history: Signal<readonly PastCall[]>;
  readonly streams: Signal<readonly Stream[]>;
  readonly sandbox: Signal<SandboxView | undefined>;
  /** What answers taught, by the field of requests it goes into. */
  readonly learnt: Signal<Readonly<Record<string, string>>>;
  /** Forms as they were left, without their secrets. */
  readonly drafts: Map<string, StructureDraft>;
  /** Last result of each command. */
  readonly results: Signal<Readonly<Record<string, CallResult>>>;
  /** Makes a call; the session id is added where the command carries one. */
  call(command: CatalogueCommand, fields: Message, signal?: AbortSignal): Promise<CallResult>;
  /** Starts a monitoring command. */
  start(command: CatalogueCommand, fields: Message): number;
  stop(id: number): void;
  /** Forgets the streams that are over. */
  clearStreams(): void;
  clearHistory(): void;
  loadSandbox(): Promise<void>;
  insertCard(profile: string): Promise<void>;
  removeCard(reader: string, during?: 'sign'): Promise<void>;
}

/** The code of an answer that says that the session is no more (js-api 2.3). */
const isSessionLost = ({ i_apiErrorType, i_apiErrorCode }: Exchange['answer']) =>
  i_apiErrorType === 6000 && i_apiErrorCode === 3;

/** Makes the state of the page. */
export function createStore({ catalogue, preferences, send, watch, sandbox }: StoreOptions): Store {
  const secrets = listSecrets(catalogue);
  const stops = new Map<number, () => void>();
  let streamCount = 0;

  const withSession = ({ name, session, kind }: CatalogueCommand, fields: Message): Message => ({
    ...(kind === 'remote' ? {} : { s_commandName: name }),
    ...(session ? { s_sessionId: store.sessionId.value ?? '' } : {}),
    ...fields,
  });

  const learn = (command: CatalogueCommand, { answer }: Exchange) => {
    if (isSessionLost(answer) && command.session) store.sessionId.value = undefined;
    if (answer.s_status !== 'OK') return;
    store.learnt.value = { ...store.learnt.value, ...learnFrom(answer) };
    if (command.name === 'hl_closeSession') store.sessionId.value = undefined;
    if (command.name !== 'hl_openSession') return;
    store.sessionId.value = String(answer.s_sessionId);
    store.serverVersion.value = String(answer.s_serviceVersion);
  };

  const attempt = async (
    command: CatalogueCommand,
    request: Message,
    signal: AbortSignal,
  ): Promise<CallResult> => {
    try {
      return { command: command.name, request, exchange: await send(command, request, signal) };
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
      return { command: command.name, request, failure: error.failure };
    }
  };

  const store: Store = {
    catalogue,
    secrets,
    preferences: signal(preferences),
    sessionId: signal(undefined),
    serverVersion: signal(undefined),
    history: signal([]),
    streams: signal([]),
    sandbox: signal(undefined),
    learnt: signal({}),
    drafts: new Map(),
    results: signal({}),

    async call(command, fields, abort = new AbortController().signal) {
      const request = withSession(command, fields);
      const at = new Date();
      const result = await attempt(command, request, abort);
      const exchange = 'exchange' in result ? result.exchange : undefined;
      if (exchange !== undefined) learn(command, exchange);
      store.results.value = { ...store.results.value, [command.name]: result };
      store.history.value = remember(
        store.history.value,
        {
          command: command.name,
          at,
          request,
          outcome: 'failure' in result ? result.failure : outcomeOf(result.exchange),
          milliseconds: exchange?.milliseconds ?? 0,
          requestBytes: exchange?.requestBytes ?? 0,
          answerBytes: exchange?.answerBytes ?? 0,
          ...(exchange === undefined ? {} : { answer: exchange.answer }),
        },
        secrets,
      );
      return result;
    },

    start(command, fields) {
      streamCount += 1;
      const id = streamCount;
      const stream: Stream = { id, command: command.name, startedAt: new Date(), events: [] };
      store.streams.value = [stream, ...store.streams.value];
      stops.set(
        id,
        watch(withSession(command, fields), {
          event(message) {
            store.streams.value = addEvent(store.streams.value, id, { at: new Date(), message });
          },
          end(how) {
            stops.delete(id);
            store.streams.value = endStream(store.streams.value, id, how);
          },
        }),
      );
      return id;
    },
    stop: (id) => stops.get(id)?.(),
    clearStreams() {
      store.streams.value = store.streams.value.filter(({ ended }) => ended === undefined);
    },
    clearHistory() {
      store.history.value = [];
    },

    async loadSandbox() {
      store.sandbox.value = await sandbox.load();
    },
    async insertCard(profile) {
      await sandbox.insert(profile);
      await refreshReaders();
    },
    async removeCard(reader, during) {
      await sandbox.remove(reader, during);
      await refreshReaders();
    },
  };

  const refreshReaders = async () => {
    const view = store.sandbox.value;
    if (view !== undefined) store.sandbox.value = { ...view, readers: await sandbox.readers() };
  };
  return store;
}

function outcomeOf({ answer }: Exchange): PastCall['outcome'] {
  return answer.s_status === 'OK' ? 'ok' : 'error';
}
