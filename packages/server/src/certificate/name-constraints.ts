import { isIPv4, isIPv6 } from 'node:net';

/** Identifier of the extension, RFC 5280 section 4.2.1.10. */
export const NAME_CONSTRAINTS_OID = '2.5.29.30';

const SEQUENCE = 0x30;
const PERMITTED_SUBTREES = 0xa0;
const DNS_NAME = 0x82;
const IP_ADDRESS = 0x87;

/**
 * DER of a NameConstraints extension that permits these names alone: an authority with it, were its key to come
 * back, could still not speak for any other site.
 *
 * @param names host names and IP addresses.
 */
export function encodeNameConstraints(names: readonly string[]): Uint8Array<ArrayBuffer> {
  const subtrees = names.map((name) => encode(SEQUENCE, encodeName(name)));
  return new Uint8Array(encode(SEQUENCE, encode(PERMITTED_SUBTREES, Buffer.concat(subtrees))));
}

function encodeName(name: string): Buffer {
  const address = isIPv4(name) ? ipv4Bytes(name) : isIPv6(name) ? ipv6Bytes(name) : undefined;
  if (address === undefined) return encode(DNS_NAME, Buffer.from(name, 'ascii'));
  // An address and its mask: this very address.
  return encode(IP_ADDRESS, Buffer.concat([address, Buffer.alloc(address.length, 0xff)]));
}

function encode(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag, ...encodeLength(content.length)]), content]);
}

function encodeLength(length: number): readonly number[] {
  if (length < 0x80) return [length];
  const bytes = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [0x80 + bytes.length, ...bytes];
}

function ipv4Bytes(address: string): Buffer {
  return Buffer.from(address.split('.').map(Number));
}

/** The URL parser writes any form of an address in the shortest one, without a dotted end. */
function ipv6Bytes(address: string): Buffer {
  const [before = '', after] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const head = groupsOf(before);
  const tail = groupsOf(after ?? '');
  const zeros = new Array<number>(8 - head.length - tail.length).fill(0);
  return Buffer.from([...head, ...zeros, ...tail].flatMap((group) => [group >> 8, group & 0xff]));
}

function groupsOf(text: string): readonly number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
}
