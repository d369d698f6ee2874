import { describe, expect, it, vi } from 'vitest';
import { explainFailure } from './explain.js';
import { readPermission, whenPermissionChanges } from './permission.js';
import { readCause } from './probes.js';
import type { Fetch } from './surroundings.js';

const URL_OF_CONNECTOR = 'wss://localhost.icanopee.net:9982';
const failing: Fetch = async () => {
  throw new TypeError('Failed to fetch');
};
const never: Fetch = (_, { signal }) =>
  new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))));
const permissions = (states: Readonly<Record<string, string>>) => ({
  query: async ({ name }: { readonly name: string }) => {
    const state = states[name];
    if (state === undefined) throw new TypeError(`'${name}' is not a valid enum value`);
    return { state, addEventListener: () => {}, removeEventListener: () => {} };
  },
});

describe('the probes', () => {
  it('ask for the status page, the liveness of the connector and plain HTTP, without credentials or content', async () => {
    const fetch = vi.fn(failing);
    await explainFailure(URL_OF_CONNECTOR, {}, { fetch, permissions: undefined });
    expect(
      fetch.mock.calls.map(([url, { method = 'GET', mode, body }]) => [url, method, mode, body]),
    ).toEqual([
      ['https://localhost.icanopee.net:9982/', 'GET', 'no-cors', undefined],
      [
        'https://localhost.icanopee.net:9982/remotecommand/isDcParameterRegistered',
        'POST',
        undefined,
        '{"s_dcparameters64":"test"}',
      ],
      ['http://127.0.0.1:9982/', 'GET', 'no-cors', undefined],
    ]);
  });

  it('tell the connector that refuses a page from another program', async () => {
    const answering =
      (message: unknown): Fetch =>
      async () => ({ ok: true, json: async () => message });
    const connector = { fetch: answering({ s_status: 'OK', i_registered: 0 }), permissions: undefined };
    expect(await explainFailure(URL_OF_CONNECTOR, {}, connector)).toMatchObject({ code: 'ORIGIN_REFUSED' });
    const other = { fetch: answering([]), permissions: undefined };
    expect(await explainFailure(URL_OF_CONNECTOR, {}, other)).toMatchObject({ code: 'OTHER_SERVICE' });
  });

  it('tell a question that the person has not answered yet by requests that do not end', async () => {
    vi.useFakeTimers();
    const explained = explainFailure(
      URL_OF_CONNECTOR,
      {},
      { fetch: never, permissions: permissions({ 'loopback-network': 'prompt' }) },
    );
    await vi.advanceTimersByTimeAsync(3000);
    vi.useRealTimers();
    expect(await explained).toMatchObject({
      code: 'PERMISSION_PENDING',
      observed: 'cause unknown, permission prompt, https waiting, connector waiting, plain waiting',
    });
  });

  it.each([
    ['localhost', 'SERVICE_DOWN'],
    ['app.localhost', 'SERVICE_DOWN'],
    ['127.0.0.1', 'SERVICE_DOWN'],
    ['app.example.org', 'PERMISSION_PENDING'],
    ['localhost.example.org', 'PERMISSION_PENDING'],
  ])('mean of a permission that was not given yet, for a page of %s, %s', async (pageHost, code) => {
    const asked = { fetch: failing, permissions: permissions({ 'loopback-network': 'prompt' }), pageHost };
    expect(await explainFailure(URL_OF_CONNECTOR, {}, asked)).toMatchObject({ code });
  });

  it('are not made when the environment says the cause itself', async () => {
    const fetch = vi.fn(failing);
    const event = { error: Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }) };
    const error = await explainFailure(URL_OF_CONNECTOR, event, { fetch, permissions: undefined });
    expect(error.code).toBe('SERVICE_DOWN');
    expect(error.sentence.fr).toContain('ne répond pas');
    expect(error.remedy.en).toContain('Start the DmpConnect-JS2 service');
    expect(error.cause).toBe(event);
    expect(fetch).not.toHaveBeenCalled();
  });

  it('are impossible without fetch, and so nothing is said for certain', async () => {
    const error = await explainFailure(URL_OF_CONNECTOR, {}, { fetch: undefined, permissions: undefined });
    expect(error.code).toBe('UNREACHABLE');
  });
});

describe('the cause that an environment tells', () => {
  it.each([
    ['refused', { error: { code: 'ECONNREFUSED' } }],
    ['certificate', { error: { code: 'SELF_SIGNED_CERT_IN_CHAIN' } }],
    ['certificate', { error: { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' } }],
    ['certificate', { cause: { code: 'ERR_TLS_CERT_ALTNAME_INVALID' } }],
    ['forbidden', { error: { message: 'Unexpected server response: 403' } }],
    ['unknown', { error: { message: 'Server sent no subprotocol' } }],
    ['unknown', {}],
    ['unknown', undefined],
  ] as const)('is %s for %j', (cause, failure) => expect(readCause(failure)).toBe(cause));
});

describe('the permission', () => {
  it.each([
    ['granted', { 'loopback-network': 'granted', 'local-network-access': 'denied' }],
    ['denied', { 'local-network-access': 'denied' }],
    ['unknown', {}],
    ['unknown', { 'loopback-network': 'something new' }],
  ])('is %s where the browser says %j', async (state, states) => {
    expect(await readPermission(permissions(states))).toBe(state);
  });

  it('is waited for until it changes, or the signal ends it', async () => {
    const listeners = new Set<() => void>();
    const source = {
      query: async () => ({
        state: 'denied',
        addEventListener: (_: string, listener: () => void) => void listeners.add(listener),
        removeEventListener: (_: string, listener: () => void) => void listeners.delete(listener),
      }),
    };
    const changed = whenPermissionChanges(source, 'denied', undefined);
    await expect.poll(() => listeners.size).toBe(1);
    for (const listener of listeners) listener();
    await changed;
    expect(listeners.size).toBe(0);
    const controller = new AbortController();
    const waiting = whenPermissionChanges(source, 'denied', controller.signal);
    await expect.poll(() => listeners.size).toBe(1);
    controller.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    expect(listeners.size).toBe(0);
  });

  it('is not waited for when it changed before anybody listened', async () => {
    await whenPermissionChanges(permissions({ 'loopback-network': 'granted' }), 'denied', undefined);
    await whenPermissionChanges(permissions({ 'loopback-network': 'denied' }), 'prompt', undefined);
  });
});
