import { BlockList, isIP } from 'node:net';
import type { Settings } from '../config/index.js';
import { ServerError } from '../errors.js';

/** Addresses to listen on; only the first is indispensable. */
export type ListenAddresses = readonly [string, ...string[]];

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/**
 * Addresses of the server. Loopback only, in both families, unless the settings **and** the command line say
 * otherwise: the seed's 0.0.0.0 gives the professional's card to the whole network (js-api 1.1).
 *
 * @param beyondLoopback the switch `--listen-beyond-loopback`.
 * @throws {ServerError} `LISTEN_ADDRESS_REFUSED` naming the switch that is missing.
 */
export function listenAddresses(
  { ip, listenBeyondLoopback }: Settings['server'],
  beyondLoopback: boolean,
): ListenAddresses {
  if (ip === 'localhost' || ip === '127.0.0.1') return ['127.0.0.1', '::1'];
  if (isLoopback(ip)) return [ip];
  const missing = [
    ...(listenBeyondLoopback ? [] : ['server/listen_beyond_loopback in the settings']),
    ...(beyondLoopback ? [] : ['--listen-beyond-loopback on the command line']),
  ];
  if (missing.length > 0) {
    throw new ServerError(
      'LISTEN_ADDRESS_REFUSED',
      `server/ip is not a loopback address. Listening there needs ${missing.join(' and ')}.`,
    );
  }
  return [ip];
}

function isLoopback(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && LOOPBACK.check(address, family === 6 ? 'ipv6' : 'ipv4');
}
