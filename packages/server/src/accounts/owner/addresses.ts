import { isIPv4, isIPv6 } from 'node:net';

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** Bytes of an address: 4, or 16. An IPv4 address written as an IPv6 one is an IPv4 address. */
export function addressBytes(text: string): Buffer | undefined {
  const [address = ''] = text.split('%');
  const plain = MAPPED.exec(address)?.[1] ?? address;
  if (isIPv4(plain)) return Buffer.from(plain.split('.').map(Number));
  return isIPv6(plain) ? ipv6Bytes(plain) : undefined;
}

/** The IPv6 form of an IPv4 address, as sockets of both families have it. */
export function mapToIpv6(ipv4: Buffer): Buffer {
  return Buffer.concat([Buffer.alloc(10), Buffer.from([0xff, 0xff]), ipv4]);
}

function ipv6Bytes(address: string): Buffer | undefined {
  // What embeds an IPv4 address otherwise than `::ffff:` is no address of a connection.
  if (address.includes('.')) return undefined;
  const [head = '', tail] = address.split('::');
  const groups = (text: string) =>
    text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
  const [first, last] = [groups(head), groups(tail ?? '')];
  const bytes = Buffer.alloc(16);
  for (const [at, group] of first.entries()) bytes.writeUInt16BE(group, 2 * at);
  for (const [at, group] of last.entries()) bytes.writeUInt16BE(group, 16 - 2 * (last.length - at));
  return bytes;
}
