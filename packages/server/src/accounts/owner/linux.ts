import { readFile } from 'node:fs/promises';
import { endianness } from 'node:os';
import type { ConnectionEnds } from '../account.js';
import { addressBytes, mapToIpv6 } from './addresses.js';
import { type AskKernel, readAnswer, writeQuestion } from './sock-diag.js';

/** The kernel's tables of TCP sockets: `tcp` holds those of IPv4, `tcp6` those of IPv6 and of both. */
export type ReadTcpTable = (table: 'tcp' | 'tcp6') => Promise<Buffer>;

const readTcpTable: ReadTcpTable = (table) =>
  // A machine without IPv6 has no second table.
  readFile(`/proc/net/${table}`).catch(() => Buffer.alloc(0));

/**
 * User number of the process at the other end of a loopback connection: the number of the account that made the
 * socket. The kernel is asked for that socket alone where it can be (`ask`), its tables are read otherwise (proc(5)).
 */
export function createLinuxOwner(read: ReadTcpTable = readTcpTable, ask?: AskKernel) {
  return async (connection: ConnectionEnds): Promise<string | undefined> => {
    const question = ask === undefined ? undefined : writeQuestion(connection);
    const answer = question === undefined ? undefined : ask?.(question);
    const told = answer === undefined || question === undefined ? undefined : readAnswer(answer, question);
    if (told !== undefined) return told.user;

    const { remoteAddress, remotePort, localAddress, localPort } = connection;
    const [remote, local] = [addressBytes(remoteAddress), addressBytes(localAddress)];
    if (remote === undefined || local === undefined || remote.length !== local.length) return undefined;
    // The caller's own row: what is remote for the server is local for the caller.
    const find = async (table: 'tcp' | 'tcp6', form: (address: Buffer) => Buffer) =>
      findUser(await read(table), {
        local: writeEnd(form(remote), remotePort),
        remote: writeEnd(form(local), localPort),
      });
    if (remote.length === 16) return find('tcp6', (address) => address);
    return (await find('tcp', (address) => address)) ?? (await find('tcp6', mapToIpv6));
  };
}

/** Finds the user of one connection in a table of the kernel. */
export function findUser(
  table: Buffer,
  { local, remote }: { readonly local: string; readonly remote: string },
): string | undefined {
  const pair = ` ${local} ${remote} `;
  const at = table.indexOf(pair, 0, 'latin1');
  if (at < 0) return undefined;
  const end = table.indexOf('\n', at);
  const row = table.toString('latin1', at + pair.length, end < 0 ? table.length : end);
  // st tx:rx tr:when retrnsmt uid timeout inode …
  const [, , , , user, , inode] = row.trim().split(/\s+/);
  // A socket that no process holds any more (closed, waiting for its end) is shown as root's, with inode 0.
  return user === undefined || inode === undefined || inode === '0' ? undefined : user;
}

/** An end as the kernel writes it: words of 32 bits in the order of the machine, then the port, in hexadecimal. */
export function writeEnd(address: Buffer, port: number, order = endianness()): string {
  const words = Array.from({ length: address.length / 4 }, (_, at) =>
    order === 'LE' ? address.readUInt32LE(4 * at) : address.readUInt32BE(4 * at),
  );
  return `${words.map((word) => hex(word, 8)).join('')}:${hex(port, 4)}`;
}

const hex = (value: number, digits: number) => value.toString(16).toUpperCase().padStart(digits, '0');
