import type { Guard, Refusal } from './guard.js';

/** Names and addresses of this machine that every server answers to (js-api 1.1). */
export const LOCAL_HOST_NAMES = ['localhost.icanopee.net', 'localhost', '127.0.0.1', '[::1]'] as const;

const REFUSED: Refusal = { status: 403 };

/**
 * Lets pass requests addressed to this server by one of its names and its port, written exactly so: a foreign name
 * that resolves to this machine (DNS rebinding) must not reach it.
 *
 * @param names host names, in the form of a Host header: IPv6 addresses in brackets.
 * @param port read at each request: it is known once the server listens.
 */
export function hostGuard(names: readonly string[], port: () => number): Guard {
  const known = new Set(names.map((name) => name.toLowerCase()));
  return (request) => {
    const given = hostHeaders(request.rawHeaders);
    const [host] = given;
    if (given.length !== 1 || host === undefined) return { status: 400 };
    const suffix = `:${port()}`;
    if (!host.endsWith(suffix)) return REFUSED;
    return known.has(host.slice(0, -suffix.length).toLowerCase()) ? undefined : REFUSED;
  };
}

/** Every Host header: Node.js keeps the first of several, a proxy in front may believe the last. */
function hostHeaders(raw: readonly string[]): readonly string[] {
  return raw.filter((_, at) => at % 2 === 1 && raw[at - 1]?.toLowerCase() === 'host');
}
