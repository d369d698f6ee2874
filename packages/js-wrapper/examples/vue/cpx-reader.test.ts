// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, createApp } from 'vue';
import { type ScriptedConnector, scriptCard, scriptConnector } from '../testing/scripted-connector.js';
import { CpxReader } from './cpx-reader.js';

let app: App | undefined;
const until = (expected: string) => expect.poll(() => document.body.textContent).toContain(expected);

function mount({ WebSocket }: ScriptedConnector): void {
  app = createApp(CpxReader, { options: { WebSocket, sockets: 'single' } });
  app.mount('main');
}

function submitPin(pin: string): void {
  const input = document.querySelector('input');
  if (input === null) throw new Error('no input');
  input.value = pin;
  input.dispatchEvent(new Event('input'));
  document.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
}

beforeEach(() => document.body.replaceChildren(document.createElement('main')));
afterEach(() => {
  app?.unmount();
  app = undefined;
});

describe('the Vue example', () => {
  it('follows the card, and reads it with the PIN, which stays nowhere', async () => {
    const connector = scriptCard();
    mount(connector);
    await until('Insérer une carte');
    expect(document.querySelector('button')?.disabled).toBe(true);
    await expect.poll(() => connector.monitors()).toBe(1);
    connector.tell({ i_cardStatus: 1, s_cardStatus: 'ValidCardInserted' });
    await until('Carte présente');
    submitPin('0000');
    await until('Code porteur refusé');
    submitPin('1234');
    await until('ALIX DURAND, Médecin');
    expect(document.querySelector('input')?.value).toBe('');
  });

  it('chooses the card again when it has changed', async () => {
    const connector = scriptCard();
    mount(connector);
    await expect.poll(() => connector.monitors()).toBe(1);
    connector.tell({ i_cardStatus: 4, s_cardStatus: 'CardStatusChanged' });
    const chosen = () => connector.received.filter(({ s_commandName }) => s_commandName === 'hl_getCpxCard');
    await expect.poll(() => chosen()).toHaveLength(2);
  });

  it('ends its monitor and its session when it leaves', async () => {
    const connector = scriptCard();
    mount(connector);
    await expect.poll(() => connector.monitors()).toBe(1);
    app?.unmount();
    app = undefined;
    await expect.poll(() => connector.monitors()).toBe(0);
    await expect.poll(() => connector.received.at(-1)).toMatchObject({ s_commandName: 'hl_closeSession' });
  });

  it('shows why it cannot connect', async () => {
    const refused = {
      s_status: 'ERROR',
      i_apiErrorType: 6000,
      i_apiErrorCode: 2,
      s_apiErrorDescription: 'Refusé',
    };
    mount(scriptConnector({ hl_openSession: () => refused }));
    await until('Refusé');
    expect(document.querySelector('[role="alert"]')).not.toBeNull();
  });
});
