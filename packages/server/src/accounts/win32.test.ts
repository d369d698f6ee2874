import koffi from 'koffi';
import { describe, expect, it } from 'vitest';
import { ServerError } from '../errors.js';
import { writeCommandLine } from './launch/win32.js';
import { bindWin32 } from './win32/bind.js';
import type { SessionProcess, Win32Calls } from './win32/calls.js';
import type { Koffi } from './win32/handles.js';
import { createWin32Accounts } from './win32.js';

const ALICE = 'S-1-5-21-1-2-3-1001';
const BOB = 'S-1-5-21-1-2-3-1002';
const CALL = { remoteAddress: '127.0.0.1', remotePort: 54_321, localAddress: '127.0.0.1', localPort: 9982 };

function table(size: number, ...rows: ((row: Buffer) => void)[]): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32LE(rows.length);
  const written = rows.map((write) => {
    const row = Buffer.alloc(size);
    write(row);
    return row;
  });
  return Buffer.concat([head, ...written]);
}

const ipv4Row =
  (localPort: number, remotePort: number, pid: number, state = 5) =>
  (row: Buffer): void => {
    row.writeUInt32LE(state, 0);
    Buffer.from([127, 0, 0, 1]).copy(row, 4);
    row.writeUInt16BE(localPort, 8);
    Buffer.from([127, 0, 0, 1]).copy(row, 12);
    row.writeUInt16BE(remotePort, 16);
    row.writeUInt32LE(pid, 20);
  };

const ipv6Row =
  (address: string, localPort: number, remotePort: number, pid: number) =>
  (row: Buffer): void => {
    Buffer.from(address, 'hex').copy(row, 0);
    row.writeUInt16BE(localPort, 20);
    Buffer.from(address, 'hex').copy(row, 24);
    row.writeUInt16BE(remotePort, 44);
    row.writeUInt32LE(5, 48);
    row.writeUInt32LE(pid, 52);
  };

const V6 = `${'00'.repeat(15)}01`;
const MAPPED = `${'00'.repeat(10)}ffff7f000001`;

/** A Windows with the accounts of processes 11 (Alice) and 12 (Bob), and their sessions 3 and 4. */
function fakeWindows(changes: Partial<Win32Calls> = {}) {
  const closed: string[] = [];
  const commands: string[] = [];
  const process: SessionProcess = {
    pid: 77,
    say: () => {},
    takeWords: () => '',
    exitCode: () => 0,
    kill: () => {},
    close: () => void closed.push('process'),
  };
  const accounts = new Map([
    [11, ALICE],
    [12, BOB],
  ]);
  const calls: Win32Calls = {
    tcpTable: (version) =>
      version === 4
        ? table(24, ipv4Row(9982, 54_321, 10), ipv4Row(54_321, 9982, 99, 11), ipv4Row(54_321, 9982, 11))
        : table(56),
    openProcess: (pid) =>
      accounts.has(pid)
        ? { accountId: () => accounts.get(pid), close: () => void closed.push(`${pid}`) }
        : undefined,
    lookUpAccount: (name, domain) => (domain === 'CLINIC' && name === 'alice' ? ALICE : undefined),
    sessions: () => [3, 4],
    sessionToken: (session) => ({
      accountId: () => (session === 3 ? BOB : ALICE),
      start(commandLine) {
        commands.push(`${session}: ${commandLine}`);
        return process;
      },
      close: () => void closed.push(`token ${session}`),
    }),
    ...changes,
  };
  return { accounts: createWin32Accounts(calls), closed, commands };
}

describe('the owner of a connection on Windows', () => {
  it("is the account of the process of the caller's end, in an open state", async () => {
    const { accounts, closed } = fakeWindows();
    expect(await accounts.ownerOf(CALL)).toBe(ALICE);
    expect(closed).toEqual(['11']);
  });

  it.each([
    ['over IPv6', V6, { ...CALL, remoteAddress: '::1', localAddress: '::1' }],
    ['over IPv4 inside IPv6', MAPPED, CALL],
  ])('is found %s', async (_, address, call) => {
    const { accounts } = fakeWindows({
      tcpTable: (version) => (version === 6 ? table(56, ipv6Row(address, 54_321, 9982, 12)) : table(24)),
    });
    expect(await accounts.ownerOf(call)).toBe(BOB);
  });

  it('is nobody when the process changed while it was looked at', async () => {
    let reads = 0;
    const { accounts, closed } = fakeWindows({
      tcpTable: (version) => {
        reads += 1;
        return version === 4 && reads === 1 ? table(24, ipv4Row(54_321, 9982, 11)) : table(24);
      },
    });
    expect(await accounts.ownerOf(CALL)).toBeUndefined();
    expect(closed).toEqual(['11']);
  });

  it.each([
    ['the connection is not in the table', () => table(24)],
    ['the table cannot be had', () => Buffer.alloc(0)],
    ['the table is cut short', () => table(24, ipv4Row(54_321, 9982, 11)).subarray(0, 20)],
    ['the process may not be looked at', () => table(24, ipv4Row(54_321, 9982, 4))],
  ])('is nobody when %s', async (_, tcpTable) => {
    expect(await fakeWindows({ tcpTable }).accounts.ownerOf(CALL)).toBeUndefined();
  });
});

describe('a process in the session of a person on Windows', () => {
  it('is started with the token of the session of that person, and the others are let go', async () => {
    const { accounts, closed, commands } = fakeWindows();
    const alice = await accounts.find('alice', 'CLINIC');
    expect(alice).toEqual({ id: ALICE, name: 'alice' });
    if (alice === undefined) return;
    const started = await accounts.startAs(alice, ['C:\\a b\\worker.js']);
    expect(commands).toEqual([expect.stringMatching(/^4: .* "C:\\a b\\worker\.js"$/)]);
    expect(closed).toEqual(['token 3', 'token 4']);
    expect(await started.ended).toEqual({ code: 0, signal: null });
    expect(closed).toEqual(['token 3', 'token 4', 'process']);
  });

  it.each([
    ['the person has no session', { sessions: () => [3] }, /no session open/],
    ['this service may not enter sessions', { sessionToken: () => undefined }, /LocalSystem/],
    [
      'Windows refuses',
      {
        sessionToken: () => ({
          accountId: () => ALICE,
          start: () => {
            throw new Error('CreateProcessAsUser: Windows error 5');
          },
          close: () => {},
        }),
      },
      /did not start/,
    ],
  ])('is refused with a clear error when %s', async (_, changes, message) => {
    const { accounts } = fakeWindows(changes);
    const starting = accounts.startAs({ id: ALICE, name: 'alice' }, []);
    await expect(starting).rejects.toThrow(message);
    await expect(starting).rejects.toThrow(ServerError);
    await expect(starting).rejects.toMatchObject({ code: 'ACCOUNT_UNUSABLE' });
  });

  it('takes apart its command line into the arguments given', () => {
    // The rules of the C library: a backslash escapes only before a quote.
    expect(writeCommandLine(['a', '', 'b c', 'd"e', 'f\\', 'g h\\', 'i\\"j', 'k\\l'])).toBe(
      'a "" "b c" "d\\"e" f\\ "g h\\\\" "i\\\\\\"j" k\\l',
    );
  });
});

describe('the binding of Windows', () => {
  it('declares functions and structures that the binding understands', () => {
    const declared: string[] = [];
    const library = {
      func(...declaration: Parameters<typeof koffi.proto>) {
        declared.push(koffi.proto(...declaration).name);
        return () => false;
      },
    };
    bindWin32({ ...koffi, load: () => library } as unknown as Koffi);
    expect(declared.length).toBeGreaterThan(20);
  });
});
