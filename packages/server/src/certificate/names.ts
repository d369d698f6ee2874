import { isIP, isIPv6 } from 'node:net';

/** Names every installation answers to: the vendor's name of seed 2 resolves to the loopback address. */
export const LOCAL_NAMES = ['localhost', 'localhost.icanopee.net', '127.0.0.1', '::1'] as const;

/** One form for each name: without port, brackets or final dot, lower case, IPv6 addresses at their shortest. */
export function normaliseName(name: string): string {
  const host = isIP(name) === 0 ? name.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1') : name;
  return isIPv6(host)
    ? new URL(`http://[${host}]`).hostname.slice(1, -1)
    : host.replace(/\.$/, '').toLowerCase();
}
