import type { ConnectionEnds } from '../account.js';
import type { Win32Calls } from '../win32/calls.js';
import { addressBytes, mapToIpv6 } from './addresses.js';

type TableCalls = Pick<Win32Calls, 'tcpTable' | 'openProcess'>;

/**
 * Security identifier of the account of the process at the other end of a loopback connection: the table of TCP
 * connections gives the process, its token the account.
 */
export function createWin32Owner({ tcpTable, openProcess }: TableCalls) {
  const processOf = ({ remoteAddress, remotePort, localAddress, localPort }: ConnectionEnds) => {
    const [remote, local] = [addressBytes(remoteAddress), addressBytes(localAddress)];
    if (remote === undefined || local === undefined || remote.length !== local.length) return undefined;
    const ends = { localPort: remotePort, remotePort: localPort };
    const of6 = (form: (address: Buffer) => Buffer) =>
      findProcess(tcpTable(6), IPV6_ROW, { ...ends, local: form(remote), remote: form(local) });
    if (remote.length === 16) return of6((address) => address);
    return findProcess(tcpTable(4), IPV4_ROW, { ...ends, local: remote, remote: local }) ?? of6(mapToIpv6);
  };

  return async (connection: ConnectionEnds): Promise<string | undefined> => {
    const pid = processOf(connection);
    const process = pid === undefined ? undefined : openProcess(pid);
    if (process === undefined) return undefined;
    try {
      // While it is held open its number is given to no other process: was it still the caller when it was opened?
      return processOf(connection) === pid ? process.accountId() : undefined;
    } finally {
      process.close();
    }
  };
}

/** Places of the members of a row, bytes (`MIB_TCPROW_OWNER_PID`, `MIB_TCP6ROW_OWNER_PID`). */
interface RowLayout {
  readonly size: number;
  readonly state: number;
  readonly local: number;
  readonly localPort: number;
  readonly remote: number;
  readonly remotePort: number;
  readonly process: number;
}

/** A row of `GetExtendedTcpTable` for IPv4. */
export const IPV4_ROW: RowLayout = {
  size: 24,
  state: 0,
  local: 4,
  localPort: 8,
  remote: 12,
  remotePort: 16,
  process: 20,
};

/** A row of `GetExtendedTcpTable` for IPv6. */
export const IPV6_ROW: RowLayout = {
  size: 56,
  local: 0,
  localPort: 20,
  remote: 24,
  remotePort: 44,
  state: 48,
  process: 52,
};

/** `MIB_TCP_STATE_ESTAB`. */
const ESTABLISHED = 5;

/** The number of rows comes first. */
const HEAD = 4;

interface RowEnds {
  readonly local: Buffer;
  readonly localPort: number;
  readonly remote: Buffer;
  readonly remotePort: number;
}

/** Finds the process of one connection in a table. */
export function findProcess(table: Buffer, layout: RowLayout, ends: RowEnds): number | undefined {
  const rows = table.length < HEAD ? 0 : table.readUInt32LE(0);
  for (let at = HEAD, row = 0; row < rows && at + layout.size <= table.length; row += 1, at += layout.size) {
    const isAt = (place: number, address: Buffer) =>
      table.subarray(at + place, at + place + address.length).equals(address);
    const isWanted =
      table.readUInt32LE(at + layout.state) === ESTABLISHED &&
      // Ports stand in the first two bytes, in the order of the network.
      table.readUInt16BE(at + layout.localPort) === ends.localPort &&
      table.readUInt16BE(at + layout.remotePort) === ends.remotePort &&
      isAt(layout.local, ends.local) &&
      isAt(layout.remote, ends.remote);
    if (isWanted) return table.readUInt32LE(at + layout.process);
  }
  return undefined;
}
