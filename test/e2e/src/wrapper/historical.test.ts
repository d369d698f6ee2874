import { readFileSync } from 'node:fs';
import { DMPConnect, type HistoricalError } from '@dmpconnect/js-wrapper/historical';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { type Application, shareApplication } from '../testing/application.js';
import { expectHistoricalSuccess } from './expect-historical.js';
import { historicalInput } from './historical-input.js';
import { historicalPage } from './historical-page.js';

/** The historical class in Node, with the WebSocket of `ws` as the global one, against the built connector. */

let application: Application;
beforeAll(async () => {
  application = await shareApplication();
});
afterAll(() => application.stop());

beforeEach(() => {
  const ca = readFileSync(application.sandbox.ready.caFile ?? '', 'utf8');
  vi.stubGlobal('DMPConnect', DMPConnect);
  vi.stubGlobal(
    'WebSocket',
    class extends WebSocket {
      constructor(url: string) {
        super(url, { ca });
      }
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

/** An instance on the connector that notes the errors, and gives promises. */
function makeInstance(port = historicalInput(application, 'localhost').port) {
  const errors: { readonly error: HistoricalError; readonly args: number }[] = [];
  const instance = new DMPConnect(
    () => undefined,
    () => undefined,
    (...args) => {
      errors.push({ error: args[0], args: args.length });
      args[3]?.({ error: args[0] });
    },
    null,
    port,
    'localhost',
  );
  return { instance, errors };
}

describe('a historical page', () => {
  it('runs from the session to its end: card, DMP, documents, monitor, no error after any close', async () => {
    const input = historicalInput(application, 'localhost');
    expectHistoricalSuccess(await historicalPage(input), input);
  });

  it('hears of a card that is taken away and put back, until it closes the socket', async () => {
    const { instance, errors } = makeInstance();
    const { pin: _, reader, dcParameter } = historicalInput(application, 'localhost');
    await new Promise((resolve) => instance.hl_openSessionWithCustomDcParam(dcParameter, 600, null, resolve));
    await new Promise((resolve) => instance.hl_getCpxCard(0, reader, resolve));
    const seen: (string | undefined)[] = [];
    const { card } = application.sandbox;
    const socket = await new Promise<{ close(): void } | undefined>((resolve) => {
      const opened = instance.hl_startCpxCardMonitoring('1', ({ s_cardStatus }) => {
        seen.push(s_cardStatus);
        if (s_cardStatus === 'ValidCardInserted') card.remove();
        if (s_cardStatus === 'NoCardInserted') resolve(opened);
      });
    });
    socket?.close();
    await card.insert();
    await new Promise((resolve) => instance.hl_closeSession(resolve));
    expect(seen).toEqual([undefined, 'ValidCardInserted', 'NoCardInserted']);
    expect(errors).toEqual([]);
  });
});

describe('errors of the connector', () => {
  it('come whole to the error handler, with the callback', async () => {
    const { instance, errors } = makeInstance();
    const { reader, dcParameter, pin } = historicalInput(application, 'localhost');
    await new Promise((resolve) =>
      instance.hl_openSessionWithCustomDcParam(dcParameter, 600, undefined, resolve),
    );
    await new Promise((resolve) => instance.hl_getCpxCard(0, reader, resolve));
    const wrong = await new Promise((resolve) => instance.hl_readCpxCard(`${pin}0`.slice(1), resolve));
    expect(wrong).toMatchObject({ error: { s_status: 'API_ERROR', i_apiErrorType: 1, i_apiErrorCode: 7 } });
    expect(errors.map(({ args }) => args)).toEqual([4]);
    expect(instance.getState()).toMatchObject({ cpxCard: true, cpxCardRead: false });
    const right = await new Promise((resolve) => instance.hl_readCpxCard(pin, resolve));
    expect(right).toMatchObject({ s_status: 'OK' });
    instance._sessionId = 'unknown';
    const unknown = await new Promise((resolve) => instance.hl_getPcscReaders(resolve));
    expect(unknown).toMatchObject({ error: { s_status: 'ERROR', i_apiErrorType: 6000, i_apiErrorCode: 3 } });
    expect(instance.getState().session).toBe(true);
  });

  it('of a monitor come with a fifth argument', async () => {
    const { instance, errors } = makeInstance();
    instance._sessionId = 'unknown';
    await new Promise((resolve) => instance.hl_startDummyMonitoring(resolve));
    expect(errors).toMatchObject([{ error: { i_apiErrorType: 6000, i_apiErrorCode: 3 }, args: 5 }]);
  });
});

describe('a connector that is not there', () => {
  it('is told twice: 5000/2, then 5000/3 with close code 1006', async () => {
    // Port 9 of the loopback: discard, where nothing listens.
    const { instance, errors } = makeInstance('9');
    await new Promise<void>((resolve) => {
      instance.hl_getPcscReaders(() => errors.length === 2 && resolve());
    });
    expect(errors.map(({ error }) => `${error.i_apiErrorType}/${error.i_apiErrorCode}`)).toEqual([
      '5000/2',
      '5000/3',
    ]);
    expect(errors[1]?.error.s_apiErrorDescription).toContain('1006');
  });
});
