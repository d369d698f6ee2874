import { describe, expect, it, vi } from 'vitest';
import { buildCatalogue } from '../../../src/contract/documentation/catalogue/build.js';
import { SendError, type SendFailure } from '../calls/send.js';
import { findCommand, findError, searchCommands } from '../catalogue/catalogue.js';
import type { Message } from '../form/write-message.js';
import { HISTORY_LENGTH, remember } from './history.js';
import { readPreferences, writePreferences } from './preferences.js';
import { linkTo, readRoute } from './route.js';
import { readShortcut } from './shortcuts.js';
import { createStore, type StoreOptions } from './store.js';

const catalogue = buildCatalogue();
const commandOf = (name: string) => {
  const found = findCommand(catalogue, name);
  if (found === undefined) throw new Error(name);
  return found;
};

function start(answers: Readonly<Record<string, object>> = {}, failure?: SendFailure) {
  const sent: Message[] = [];
  const watch = vi.fn<StoreOptions['watch']>(() => vi.fn());
  const sandbox = {
    load: async () => undefined,
    readers: async () => [],
    insert: async () => {},
    remove: async () => {},
  };
  const store = createStore({
    catalogue,
    preferences: { language: 'fr', theme: 'auto' },
    sandbox,
    watch,
    send: async ({ name }, message) => {
      sent.push(message);
      if (failure !== undefined) throw new SendError(failure);
      const answer = { s_status: 'OK', ...answers[name] };
      return { answer, requestBytes: 1, answerBytes: 2, milliseconds: 3 };
    },
  });
  return { store, sent, watch };
}

const OPEN = { hl_openSession: { s_sessionId: 'id-1', s_serviceVersion: '1.2.3' } };

describe('the session', () => {
  it('is kept when it opens, goes with the commands that carry one, and is forgotten when it closes', async () => {
    const { store, sent } = start(OPEN);
    await store.call(commandOf('hl_openSession'), {});
    expect([store.sessionId.value, store.serverVersion.value]).toEqual(['id-1', '1.2.3']);
    await store.call(commandOf('hl_getCpxStatus'), {});
    await store.call(commandOf('hl_sessionExists'), { s_sessionId: 'asked' });
    await store.call(commandOf('getAllowedOrigins'), {});
    expect(sent.slice(1)).toEqual([
      { s_commandName: 'hl_getCpxStatus', s_sessionId: 'id-1' },
      { s_commandName: 'hl_sessionExists', s_sessionId: 'asked' },
      {},
    ]);
    await store.call(commandOf('hl_closeSession'), {});
    expect(store.sessionId.value).toBeUndefined();
  });

  it('is forgotten when the server does not know it any more', async () => {
    const lost = { s_status: 'ERROR', i_apiErrorType: 6000, i_apiErrorCode: 3 };
    const { store } = start({ ...OPEN, hl_getCpxStatus: lost });
    await store.call(commandOf('hl_openSession'), {});
    await store.call(commandOf('hl_getCpxStatus'), {});
    expect(store.sessionId.value).toBeUndefined();
  });
});

describe('a call', () => {
  it('leaves no PIN in the history', async () => {
    const { store } = start();
    await store.call(commandOf('hl_readCpxCard'), { s_pinCode: '1234', i_returnCertificates: 0 });
    expect(store.history.value).toMatchObject([{ command: 'hl_readCpxCard', outcome: 'ok' }]);
    expect(JSON.stringify(store.history.value)).not.toContain('1234');
  });

  it('that fails is in the history too', async () => {
    const { store } = start({}, 'time-out');
    expect(await store.call(commandOf('hl_getCpxStatus'), {})).toMatchObject({ failure: 'time-out' });
    expect(store.history.value).toMatchObject([{ outcome: 'time-out' }]);
    expect(store.history.value[0]).not.toHaveProperty('answer');
  });

  it('teaches values for later ones', async () => {
    const { store } = start({ hl_sendDocument: { s_uniqueId: '1.2.3' } });
    await store.call(commandOf('hl_sendDocument'), {});
    expect(store.learnt.value.s_documentUniqueId).toBe('1.2.3');
  });
});

describe('a stream', () => {
  it('is listed while it runs and after, until it is cleared', async () => {
    const { store, watch } = start(OPEN);
    await store.call(commandOf('hl_openSession'), {});
    const id = store.start(commandOf('hl_startCpxCardMonitoring'), { i_checkingInterval: 1 });
    const [message, listener] = watch.mock.calls[0]!;
    expect(message).toEqual({
      s_commandName: 'hl_startCpxCardMonitoring',
      s_sessionId: 'id-1',
      i_checkingInterval: 1,
    });
    listener.event({ s_status: 'OK' });
    listener.event({ i_cardStatus: 2 });
    store.clearStreams();
    expect(store.streams.value).toMatchObject([
      { id, events: [{ message: { i_cardStatus: 2 } }, { message: { s_status: 'OK' } }] },
    ]);
    store.stop(id);
    expect(watch.mock.results[0]?.value).toHaveBeenCalledOnce();
    listener.end('stopped');
    expect(store.streams.value).toMatchObject([{ ended: 'stopped' }]);
    store.clearStreams();
    expect(store.streams.value).toEqual([]);
  });
});

describe('the history', () => {
  const call = {
    command: 'x',
    at: new Date(0),
    request: { s_pinCode: '1234', s_file: 'A'.repeat(5000) },
    outcome: 'ok' as const,
    milliseconds: 1,
    requestBytes: 1,
    answerBytes: 1,
  };

  it('keeps no document and no secret, and a number of calls', () => {
    let history = remember([], call, new Set(['s_pinCode']));
    for (let count = 0; count < HISTORY_LENGTH; count += 1) history = remember(history, call, new Set());
    expect(history).toHaveLength(HISTORY_LENGTH);
    expect(history[0]?.id).toBe(HISTORY_LENGTH + 1);
    expect(JSON.stringify(history)).not.toContain('A'.repeat(2001));
  });
});

describe('preferences', () => {
  const storageOf = (text: string | null) => ({ getItem: () => text });

  it.each([
    [['fr-CA', 'en'], 'fr'],
    [['de', 'en-GB'], 'en'],
    [['de'], 'en'],
    [[], 'en'],
  ])('of a browser in %j: %s', (languages, language) => {
    expect(readPreferences(storageOf(null), languages)).toEqual({ language, theme: 'auto' });
  });

  it('that were kept win, unless they are nonsense', () => {
    const setItem = vi.fn();
    writePreferences({ setItem }, { language: 'fr', theme: 'dark' });
    expect(readPreferences(storageOf(setItem.mock.calls[0]?.[1]), ['en'])).toEqual({
      language: 'fr',
      theme: 'dark',
    });
    for (const text of ['{', 'null', '{"language":"xx","theme":1}']) {
      expect(readPreferences(storageOf(text), ['en'])).toEqual({ language: 'en', theme: 'auto' });
    }
  });
});

describe('views', () => {
  it.each(['#/', '#/scenario', '#/history', '#/live', '#/command/hl_getCpxCard'])(
    '%s is a link and its view',
    (hash) => expect(linkTo(readRoute(hash))).toBe(hash),
  );

  it.each(['', '#', '#/nothing', '#/command/', '#/command/<b>'])('%j is the first one', (hash) =>
    expect(readRoute(hash)).toEqual({ view: 'home' }),
  );
});

describe('shortcuts', () => {
  const press = (key: string, changed: object = {}) => ({
    key,
    code: '',
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    ...changed,
  });

  it('of one character are none while one types', () => {
    expect([readShortcut(press('/'), false), readShortcut(press('?'), false)]).toEqual([
      'search',
      'shortcuts',
    ]);
    expect([readShortcut(press('/'), true), readShortcut(press('?'), true)]).toEqual([undefined, undefined]);
  });

  it('with Alt are by place, whatever character the layout gives', () => {
    expect(readShortcut(press('ß', { altKey: true, code: 'KeyS' }), true)).toBe('scenario');
    expect(readShortcut(press('h', { altKey: true, code: 'KeyH' }), false)).toBe('history');
  });

  it('leave those of the browser alone', () => {
    expect(readShortcut(press('/', { ctrlKey: true }), false)).toBeUndefined();
    expect(readShortcut(press('l', { metaKey: true, code: 'KeyL' }), false)).toBeUndefined();
    expect(readShortcut(press('d', { altKey: true, code: 'KeyD' }), false)).toBeUndefined();
  });
});

describe('the catalogue', () => {
  it('is searched by words, in names and summaries', () => {
    const names = searchCommands(catalogue, ' CPX  pin ').flatMap(({ commands }) =>
      commands.map(({ name }) => name),
    );
    expect(names).toContain('hl_readCpxCard');
    expect(names).not.toContain('hl_getPcscReaders');
    expect(searchCommands(catalogue, 'nothing like this')).toEqual([]);
    expect(searchCommands(catalogue, '')).toHaveLength(catalogue.groups.length);
  });

  it('knows an error by its numbers', () => {
    expect(findError(catalogue, { i_apiErrorType: 1, i_apiErrorCode: 7 })?.name).toBe('pin-refused');
    expect(findError(catalogue, { i_apiErrorType: 1, i_apiErrorCode: 99_999 })).toBeUndefined();
    expect(findError(catalogue, { s_status: 'OK' })).toBeUndefined();
  });
});
