import type { FailureCause, ProbeResult } from './observation.js';
import type { Fetch } from './surroundings.js';

/** Milliseconds a probe may take: one that takes longer waits for the person in front of the browser. */
const PROBE_MS = 3000;

/** A probe, and what the environment said when it failed. */
export interface Probe {
  readonly result: ProbeResult;
  readonly cause: FailureCause;
}

type Request = (fetch: Fetch, signal: AbortSignal) => Promise<unknown>;

/** Sends the request of a probe. */
export async function probe(fetch: Fetch | undefined, request: Request): Promise<Probe> {
  if (fetch === undefined) return { result: 'impossible', cause: 'unknown' };
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), PROBE_MS);
  try {
    await request(fetch, controller.signal);
    return { result: 'answered', cause: 'unknown' };
  } catch (error) {
    return { result: controller.signal.aborted ? 'waiting' : 'failed', cause: readCause(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** The status page, unread: that it comes at all says that the certificate is trusted. */
export const statusPage =
  (address: URL): Request =>
  (fetch, signal) =>
    fetch(`https://${address.host}/`, { mode: 'no-cors', cache: 'no-store', signal });

/** The liveness probe of the connector (js-api 3.3): it answers every origin. */
export const liveness =
  (address: URL): Request =>
  async (fetch, signal) => {
    const answer = await fetch(`https://${address.host}/remotecommand/isDcParameterRegistered`, {
      method: 'POST',
      cache: 'no-store',
      // Sent as text/plain: no preflight.
      body: '{"s_dcparameters64":"test"}',
      signal,
    });
    const message: unknown = await answer.json();
    const isConnector = typeof message === 'object' && message !== null && 'i_registered' in message;
    if (!isConnector) throw new Error('not the connector');
  };

/** Plain HTTP to the port: pages over HTTPS may reach this address of the computer itself only. */
export const plainPage =
  (address: URL): Request =>
  (fetch, signal) =>
    fetch(`http://127.0.0.1:${address.port === '' ? 443 : address.port}/`, {
      mode: 'no-cors',
      cache: 'no-store',
      signal,
    });

/** What Node says of a failed connection, in the codes of its errors; a browser says nothing. */
export function readCause(failure: unknown): FailureCause {
  const text = describe(failure, 4);
  if (/ECONNREFUSED/.test(text)) return 'refused';
  if (/CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)/.test(text)) return 'certificate';
  return /Unexpected server response: 403/.test(text) ? 'forbidden' : 'unknown';
}

/** The codes and messages of an error, of its cause and of the error of an event. */
function describe(failure: unknown, depth: number): string {
  if (typeof failure !== 'object' || failure === null || depth === 0) return '';
  const { code, message, cause, error } = failure as Readonly<Record<string, unknown>>;
  return `${code ?? ''} ${message ?? ''} ${describe(cause, depth - 1)} ${describe(error, depth - 1)}`;
}
