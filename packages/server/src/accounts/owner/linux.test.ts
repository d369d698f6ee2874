import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CAN_MAKE_ACCOUNTS, makeSecondAccount, type SecondAccount } from '../../testing/second-account.js';
import { bindSockDiag } from './bind-sock-diag.js';
import { createLinuxOwner, type ReadTcpTable, writeEnd } from './linux.js';

const HEAD =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
const row = (ends: string, user: string, inode: string, state = '01') =>
  `   0: ${ends} ${state} 00000000:00000000 00:00000000 00000000  ${user}        0 ${inode} 1 0000000000000000 20 4 0 10 -1\n`;

const CALL = { remoteAddress: '127.0.0.1', remotePort: 54_321, localAddress: '127.0.0.1', localPort: 9982 };
const CALLERS = `${writeEnd(Buffer.from([127, 0, 0, 1]), 54_321)} ${writeEnd(Buffer.from([127, 0, 0, 1]), 9982)}`;
const SERVERS = CALLERS.split(' ').reverse().join(' ');
const tables = (content: Partial<Record<'tcp' | 'tcp6', string>>): ReadTcpTable => {
  return async (table) => Buffer.from(HEAD + (content[table] ?? ''));
};

describe('the owner of a connection in the tables of the kernel', () => {
  it('writes the ends as the kernel does, whatever the order of its bytes', () => {
    expect(writeEnd(Buffer.from([127, 0, 0, 1]), 9982, 'LE')).toBe('0100007F:26FE');
    expect(writeEnd(Buffer.from([127, 0, 0, 1]), 9982, 'BE')).toBe('7F000001:26FE');
    const loopback = Buffer.from('00000000000000000000000000000001', 'hex');
    expect(writeEnd(loopback, 1, 'LE')).toBe('00000000000000000000000001000000:0001');
  });

  it("is the account of the caller's end, not of the server's", async () => {
    const owner = createLinuxOwner(tables({ tcp: row(SERVERS, '0', '11') + row(CALLERS, '1001', '12') }));
    expect(await owner(CALL)).toBe('1001');
  });

  it('is found for a caller that reaches IPv4 through an IPv6 socket', async () => {
    const mapped = (end: string) => `0000000000000000FFFF0000${end}`;
    const ends = CALLERS.split(' ').map(mapped).join(' ');
    expect(await createLinuxOwner(tables({ tcp6: row(ends, '1002', '5') }))(CALL)).toBe('1002');
    expect(
      await createLinuxOwner(tables({ tcp: row(CALLERS, '1002', '5') }))({
        ...CALL,
        remoteAddress: '::ffff:127.0.0.1',
        localAddress: '::ffff:127.0.0.1',
      }),
    ).toBe('1002');
  });

  it('is nobody once the caller let go of its socket: the kernel then shows root', async () => {
    const owner = createLinuxOwner(tables({ tcp: row(CALLERS, '0', '0', '06') }));
    expect(await owner(CALL)).toBeUndefined();
  });

  it('is nobody for ports, addresses and tables that are not there', async () => {
    const owner = createLinuxOwner(tables({ tcp: row(CALLERS, '1001', '12') }));
    expect(await owner({ ...CALL, remotePort: 5432 })).toBeUndefined();
    expect(await owner({ ...CALL, localPort: 9983 })).toBeUndefined();
    expect(await owner({ ...CALL, remoteAddress: '127.0.0.2' })).toBeUndefined();
    expect(await owner({ ...CALL, remoteAddress: '::1' })).toBeUndefined();
    expect(await createLinuxOwner(async () => Buffer.alloc(0))(CALL)).toBeUndefined();
  });
});

describe.skipIf(!CAN_MAKE_ACCOUNTS)('the owner of a real connection', () => {
  let second: SecondAccount;
  beforeAll(() => {
    second = makeSecondAccount();
  });
  afterAll(() => second.remove());

  const WAYS = ['127.0.0.1', '::1', '::'].flatMap((host) => [
    [host, 'the tables'] as const,
    [host, 'the kernel'] as const,
  ]);

  it.each(WAYS)('is the account of the calling process, listening on %s, asking %s', async (host, way) => {
    const ask = way === 'the kernel' ? await bindSockDiag() : undefined;
    expect(ask === undefined).toBe(way === 'the tables');
    const noTable = async () => Promise.reject(new Error('the tables must not be needed'));
    const ownerOf = ask === undefined ? createLinuxOwner() : createLinuxOwner(noTable, ask);
    const server = createServer().listen(0, host);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { user = 0, group = 0 } = second.account.posix ?? {};
    const to = host === '::' ? '127.0.0.1' : host;
    const caller = spawn(process.execPath, ['-e', `require('node:net').connect(${port}, '${to}')`], {
      uid: user,
      gid: group,
      cwd: '/',
      stdio: 'ignore',
    });
    const [socket] = (await once(server, 'connection')) as [Socket];
    const { remoteAddress = '', remotePort = 0, localAddress = '', localPort = 0 } = socket;
    const ends = { remoteAddress, remotePort, localAddress, localPort };
    expect(await ownerOf(ends)).toBe(String(user));
    expect(await ownerOf({ ...ends, remotePort: localPort, localPort: remotePort })).toBe('0');

    // A caller that is gone is nobody, and never root.
    const left = once(socket.resume(), 'end');
    caller.kill('SIGKILL');
    await left;
    expect(await ownerOf(ends)).toBeUndefined();
    socket.destroy();
    server.close();
  });
});
