// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ScriptedConnector, scriptCard, scriptConnector } from '../testing/scripted-connector.js';
import { CpxReader } from './cpx-reader.js';

let root: Root;
const text = () => document.body.textContent;
const until = (expected: string) =>
  expect
    .poll(async () => {
      await act(async () => undefined);
      return text();
    })
    .toContain(expected);

function mount({ WebSocket }: ScriptedConnector): Promise<void> {
  const options = { WebSocket, sockets: 'single' } as const;
  return act(async () => root.render(<CpxReader options={options} />));
}

async function submitPin(pin: string): Promise<void> {
  const input = document.querySelector('input');
  if (input === null) throw new Error('no input');
  input.value = pin;
  await act(async () => {
    document.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  });
}

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  const element = document.createElement('main');
  document.body.replaceChildren(element);
  root = createRoot(element);
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.unstubAllGlobals();
});

describe('the React example', () => {
  it('follows the card, and reads it with the PIN, which stays nowhere', async () => {
    const connector = scriptCard();
    await mount(connector);
    await until('Insérer une carte');
    expect(document.querySelector('button')?.disabled).toBe(true);
    await expect.poll(() => connector.monitors()).toBe(1);
    await act(async () => connector.tell({ i_cardStatus: 1, s_cardStatus: 'ValidCardInserted' }));
    await until('Carte présente');
    await submitPin('0000');
    await until('Code porteur refusé');
    await submitPin('1234');
    await until('ALIX DURAND, Médecin');
    expect(document.querySelector('input')?.value).toBe('');
  });

  it('chooses the card again when it has changed', async () => {
    const connector = scriptCard();
    await mount(connector);
    await expect.poll(() => connector.monitors()).toBe(1);
    await act(async () => connector.tell({ i_cardStatus: 4, s_cardStatus: 'CardStatusChanged' }));
    const chosen = () => connector.received.filter(({ s_commandName }) => s_commandName === 'hl_getCpxCard');
    await expect.poll(() => chosen()).toHaveLength(2);
  });

  it('ends its monitor and its session when it leaves', async () => {
    const connector = scriptCard();
    await mount(connector);
    await expect.poll(() => connector.monitors()).toBe(1);
    await act(async () => root.unmount());
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
    await mount(scriptConnector({ hl_openSession: () => refused }));
    await until('Refusé');
    expect(document.querySelector('[role="alert"]')).not.toBeNull();
  });
});
