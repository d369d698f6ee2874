import { BlockList, isIP } from 'node:net';

/**
 * Whether a host is reached without the proxy.
 *
 * @param bypass Names (`dmp.example`), suffixes (`.example`, `*.example`: every name below, not the name itself), addresses
 *   and ranges (`192.0.2.1`, `10.0.0.0/8`, `fd00::/8`), `<local>` for names without a dot, `*` for every host. A name, a
 *   suffix or an address may be followed by a port (`dmp.example:8443`, `[::1]:8443`), and then holds for it alone. Case
 *   and a final dot of the name are indifferent. What has none of these forms excepts nothing.
 * @param port Port that is asked for; without it entries with a port except nothing.
 */
export function bypassesProxy(hostname: string, bypass: readonly string[], port?: number): boolean {
  const host = hostname
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
  return bypass.some((entry) => {
    const rule = readBypassRule(entry);
    return rule !== undefined && (rule.port === undefined || rule.port === port) && rule.excepts(host);
  });
}

/** Whether `entry` has one of the forms that {@link bypassesProxy} understands. */
export function isBypassRule(entry: string): boolean {
  return readBypassRule(entry) !== undefined;
}

interface BypassRule {
  readonly port?: number;
  /** Whether the host, in lower case, is excepted. */
  readonly excepts: (host: string) => boolean;
}

const NAME = /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,62})?(\.[a-z0-9_]([a-z0-9_-]{0,62})?)*\.?$/;

function readBypassRule(entry: string): BypassRule | undefined {
  const text = entry.trim().toLowerCase();
  if (text === '*') return { excepts: () => true };
  if (text === '<local>') return { excepts: (host) => !host.includes('.') && !host.includes(':') };
  if (text.includes('/')) return readRange(text);
  const { host, port, valid } = splitPort(text);
  if (!valid) return undefined;
  const excepts = readHost(host);
  return excepts === undefined ? undefined : { excepts, ...(port === undefined ? {} : { port }) };
}

function readHost(text: string): BypassRule['excepts'] | undefined {
  if (isIP(text) !== 0) return (host) => host === text || sameAddress(host, text);
  const suffix = /^\*?(?<suffix>\..+)$/.exec(text)?.groups?.suffix;
  if (!NAME.test(suffix === undefined ? text : suffix.slice(1))) return undefined;
  const plain = (suffix ?? text).replace(/\.$/, '');
  return suffix === undefined ? (host) => host === plain : (host) => host.endsWith(plain);
}

function readRange(text: string): BypassRule | undefined {
  const [, address = '', digits = ''] = /^\[?([0-9a-f.:]+)\]?\/(\d{1,3})$/.exec(text) ?? [];
  const family = isIP(address);
  if (family === 0 || digits === '' || Number(digits) > (family === 4 ? 32 : 128)) return undefined;
  const range = new BlockList();
  range.addSubnet(address, Number(digits), family === 4 ? 'ipv4' : 'ipv6');
  return { excepts: (host) => isIP(host) !== 0 && range.check(host, isIP(host) === 4 ? 'ipv4' : 'ipv6') };
}

/** IPv6 addresses have several spellings. */
function sameAddress(host: string, address: string): boolean {
  if (isIP(host) !== 6 || isIP(address) !== 6) return false;
  const one = new BlockList();
  one.addAddress(address, 'ipv6');
  return one.check(host, 'ipv6');
}

function splitPort(text: string): {
  readonly host: string;
  readonly port?: number;
  readonly valid: boolean;
} {
  if (isIP(text) !== 0) return { host: text, valid: true };
  const [, v6, plain, digits] = /^(?:\[([0-9a-f:.]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const host = v6 ?? plain;
  const port = digits === undefined ? undefined : Number(digits);
  const valid = host !== undefined && (port === undefined || (port > 0 && port <= 65_535));
  return { host: host ?? '', valid, ...(port === undefined ? {} : { port }) };
}
