import type { IncomingMessage } from 'node:http';
import { isLoopbackHostHeader, isLoopbackOrigin } from '../loopback/host.js';

/**
 * Why a request is refused before it is looked at, or nothing. A page of the Internet must not reach the sandbox:
 * neither under a name of its own that leads here (Host), nor from a browser of this machine (Origin).
 */
export function refuseStranger(request: IncomingMessage): string | undefined {
  if (!isLoopbackHostHeader(request.headers.host)) return 'The Host header must name this machine.';
  const { origin } = request.headers;
  if (origin !== undefined && !isLoopbackOrigin(origin)) {
    return 'Pages of other machines may not use the sandbox.';
  }
  return undefined;
}

/** CORS headers for a page of this machine, whose port differs from ours. */
export function corsHeaders(request: IncomingMessage): Readonly<Record<string, string>> {
  const { origin } = request.headers;
  if (origin === undefined) return {};
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'GET, POST, DELETE',
    'access-control-allow-headers': 'content-type',
    'access-control-allow-private-network': 'true',
    vary: 'origin',
  };
}
