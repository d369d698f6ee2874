// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildCatalogue } from '../../src/contract/documentation/catalogue/build.js';
import { App } from './app.js';
import type { StreamListener } from './calls/watch.js';
import type { Message } from './form/write-message.js';
import type { SandboxView } from './sandbox/api.js';
import { createStore, type Store } from './state/store.js';

const catalogue = buildCatalogue();
const SANDBOX: SandboxView = {
  facts: {
    pin: '1234',
    dmpUrl: 'https://localhost:1',
    cpxReader: 'Lecteur A',
    vitaleReader: 'Lecteur B',
    dcParameter: 'ZGM=',
    caFile: '/ca.pem',
    documentBase64: 'JVBERi0=',
  },
  readers: [{ name: 'Lecteur A', card: 'medecin', pinTries: 3 }],
  profiles: ['medecin', 'infirmier'],
};

const INPUTS: ReadonlySet<string> = new Set(['INPUT', 'SELECT', 'TEXTAREA']);

let page: HTMLElement;
let store: Store;
const send = vi.fn(async (_: unknown, __: Message) => ({
  answer: { s_status: 'OK', s_sessionId: 'session-1', s_serviceVersion: '1.0' },
  requestBytes: 10,
  answerBytes: 20,
  milliseconds: 30,
}));
const watch = vi.fn((_: Message, __: StreamListener) => () => {});
const insert = vi.fn(async () => {});

async function open(hash: string) {
  location.hash = hash;
  store = createStore({
    catalogue,
    preferences: { language: 'en', theme: 'auto' },
    send,
    watch,
    sandbox: { load: async () => SANDBOX, readers: async () => [], insert, remove: async () => {} },
  });
  await store.loadSandbox();
  await act(() => render(<App store={store} />, page));
}

const find = <Kind extends Element>(selector: string) => {
  const found = page.querySelector<Kind & HTMLElement>(selector);
  if (found === null) throw new Error(`${selector} is not there`);
  return found;
};
const button = (name: string) => {
  const found = [...page.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === name);
  if (found === undefined) throw new Error(`no button ${name}`);
  return found;
};
const click = (element: HTMLElement) => act(async () => element.click());
const type = (input: HTMLInputElement, text: string) =>
  act(async () => {
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
const submit = () => click(find<HTMLButtonElement>('button[type=submit]'));

beforeEach(() => {
  vi.clearAllMocks();
  page = document.createElement('div');
  document.body.append(page);
});

afterEach(() => {
  act(() => render(null, page));
  page.remove();
  localStorage.clear();
});

describe('the console', () => {
  it('lists every command under its group', async () => {
    await open('#/');
    const links = [...page.querySelectorAll('nav .command-group a')].map(({ textContent }) =>
      textContent?.trim(),
    );
    expect(links).toEqual(catalogue.groups.flatMap(({ commands }) => commands.map(({ name }) => name)));
  });

  it('finds commands by words', async () => {
    await open('#/');
    await type(find<HTMLInputElement>('#search'), 'vitale monitoring');
    const links = [...page.querySelectorAll('nav .command-group a')].map(({ textContent }) =>
      textContent?.trim(),
    );
    expect(links).toEqual(['hl_startVitaleCardMonitoring']);
  });

  it('shows a form for every command, each input with its label and its meaning', async () => {
    await open('#/');
    for (const { name } of catalogue.groups.flatMap(({ commands }) => commands)) {
      await act(() => {
        location.hash = `#/command/${name}`;
        dispatchEvent(new Event('hashchange'));
      });
      const main = find('main');
      expect(main.getElementsByTagName('h1')[0]?.textContent).toContain(name);
      const parts = [...main.getElementsByTagName('*')];
      const ids = parts.map(({ id }) => id).filter((id) => id !== '');
      expect([name, ids.filter((id, index) => ids.indexOf(id) !== index)]).toEqual([name, []]);
      const labelled = new Set(parts.map((part) => part.getAttribute('for')));
      for (const input of parts.filter(({ tagName }) => INPUTS.has(tagName))) {
        const isInLabel = input.parentElement?.tagName === 'LABEL';
        expect([name, input.id, isInLabel || labelled.has(input.id)]).toEqual([name, input.id, true]);
        for (const id of input.getAttribute('aria-describedby')?.split(' ') ?? []) expect(ids).toContain(id);
      }
    }
  });

  it('sends a form and shows the answer, its time and its size', async () => {
    await open('#/command/hl_openSession');
    await submit();
    expect(send.mock.calls[0]?.[1]).toMatchObject({
      s_commandName: 'hl_openSession',
      s_dcparameters64: 'ZGM=',
    });
    await expect.poll(() => find('.answer .outcome').textContent).toBe('OK30 ms20 bytes');
    expect(find('.session.open').textContent).toContain('session-');
  });

  it('masks the PIN in what it shows, keeps and copies, and sends it', async () => {
    await open('#/command/hl_readCpxCard');
    const pin = find<HTMLInputElement>('#field-s_pinCode');
    expect([pin.type, pin.autocomplete]).toEqual(['password', 'off']);
    await type(pin, '987654');
    await submit();
    expect(send.mock.calls[0]?.[1]).toMatchObject({ s_pinCode: '987654' });
    await expect.poll(() => store.history.value).toHaveLength(1);
    expect(page.textContent).toContain('••••');
    await click(button('curl'));
    expect(page.textContent).not.toContain('987654');
    expect(JSON.stringify(store.history.value)).not.toContain('987654');
    expect(JSON.stringify({ ...localStorage })).not.toContain('987654');
  });

  it('says what is wrong in a form, puts the focus there, and sends it all the same when asked', async () => {
    await open('#/command/hl_sendDocument');
    const title = find<HTMLInputElement>('#field-s_documentTitle');
    await type(title, '');
    await submit();
    expect(send).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(title);
    expect(title.getAttribute('aria-invalid')).toBe('true');
    expect(find('#field-s_documentTitle-problem').textContent).toBe('must be filled in');
    await click(button('Send all the same'));
    expect(send).toHaveBeenCalledOnce();
  });

  it('adds structures and elements of lists, and takes them out', async () => {
    await open('#/command/hl_sendDocuments');
    const items = () => page.querySelectorAll('form.form .item').length;
    const before = items();
    await click(find<HTMLButtonElement>('#field-Documents'));
    expect(items()).toBe(before + 1);
    await click(button('Remove Documents[1]'));
    expect(items()).toBe(before);
    await click(button('Remove PatientIdentity'));
    expect(page.querySelector('#field-PatientIdentity-s_birthName')).toBeNull();
    await click(find<HTMLButtonElement>('#field-PatientIdentity'));
    expect(page.querySelector('#field-PatientIdentity-s_birthName')).not.toBeNull();
  });

  it('shows the events of a stream as they come', async () => {
    await open('#/command/hl_startCpxCardMonitoring');
    await submit();
    const listener = watch.mock.calls[0]?.[1];
    await act(() => listener?.event({ s_status: 'OK', s_cardStatus: 'NoCardInserted' }));
    expect(find('.events').textContent).toContain('NoCardInserted');
    await act(() => listener?.end('server'));
    expect(find('.stream').textContent).toContain('ended by the server');
  });

  it('inserts a card of the sandbox', async () => {
    await open('#/');
    await click(button('Cards'));
    expect(find('#cards').textContent).toContain('medecin');
    const select = find<HTMLSelectElement>('#cards select');
    await act(async () => {
      select.value = 'infirmier';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await click(button('Insert'));
    expect(insert).toHaveBeenCalledWith('infirmier');
  });

  it('speaks French when asked, and remembers it', async () => {
    await open('#/history');
    expect(find('h1').textContent).toBe('History');
    await click(find<HTMLButtonElement>('.top [lang=fr]'));
    expect(find('h1').textContent).toBe('Historique');
    expect(document.documentElement.lang).toBe('fr');
    expect(localStorage.getItem('dmpconnect-console')).toBe('{"language":"fr","theme":"auto"}');
  });

  it('is told the shortcuts by ?, and searches by /', async () => {
    await open('#/');
    const press = (key: string) => act(() => void dispatchEvent(new KeyboardEvent('keydown', { key })));
    await press('?');
    expect(find<HTMLDialogElement>('dialog').open).toBe(true);
    await press('/');
    expect(document.activeElement?.id).toBe('search');
  });
});
