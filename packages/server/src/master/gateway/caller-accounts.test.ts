import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { OsAccounts } from '../../accounts/index.js';
import { type CallerAccounts, createCallerAccounts } from './caller-accounts.js';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

interface Accepted {
  readonly caller: Socket;
  readonly socket: Socket;
}

async function start(ownerOf: OsAccounts['ownerOf'], maxConnections = 8) {
  const accounts = createCallerAccounts({ ownerOf }, maxConnections);
  const server = createServer((socket) => accounts.watch(socket)).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const open = async (): Promise<Accepted> => {
    const accepted = once(server, 'connection');
    const caller = connect(port, '127.0.0.1').on('error', () => {});
    const [[socket]] = (await Promise.all([accepted, once(caller, 'connect')])) as [[Socket], unknown];
    socket.on('error', () => {});
    return { caller, socket };
  };
  return { accounts, open };
}

async function close({ caller, socket }: Accepted): Promise<void> {
  const closed = once(socket, 'close');
  caller.destroy();
  socket.resume();
  await closed;
}

const ask = (accounts: CallerAccounts, { remoteAddress, remotePort, localAddress, localPort }: Socket) =>
  accounts.of({ remoteAddress, remotePort, localAddress, localPort });

describe('whose a connection is', () => {
  it('is asked once for each connection, with its ends', async () => {
    const asked: unknown[] = [];
    const { accounts, open } = await start(async (ends) => {
      asked.push(ends);
      return '1001';
    });
    const { caller, socket } = await open();
    expect(await ask(accounts, socket)).toBe('1001');
    expect(await ask(accounts, socket)).toBe('1001');
    expect(asked).toEqual([
      {
        remoteAddress: '127.0.0.1',
        remotePort: caller.localPort,
        localAddress: '127.0.0.1',
        localPort: caller.remotePort,
      },
    ]);
    caller.destroy();
  });

  it.each([
    ['does not tell', async () => undefined],
    ['fails', async () => Promise.reject(new Error('no table'))],
  ])('is nobody known when the system %s', async (_, ownerOf) => {
    const { accounts, open } = await start(ownerOf);
    const { caller, socket } = await open();
    expect(await ask(accounts, socket)).toBe('unknown');
    caller.destroy();
  });

  it('is another computer when it comes from there', async () => {
    const accounts = createCallerAccounts({ ownerOf: async () => undefined }, 1);
    const ends = { remoteAddress: '192.0.2.7', remotePort: 1, localAddress: '192.0.2.1', localPort: 2 };
    accounts.watch({ ...ends, destroyed: false, once: () => {} } as unknown as Socket);
    expect(await accounts.of(ends)).toBe('host:192.0.2.7');
  });

  it('is forgotten with the connection', async () => {
    const { accounts, open } = await start(async () => '1001');
    const accepted = await open();
    const { remoteAddress, remotePort, localAddress, localPort } = accepted.socket;
    await close(accepted);
    expect(await accounts.of({ remoteAddress, remotePort, localAddress, localPort })).toBe('unknown');
  });
});

describe('the connections of one account', () => {
  it('are limited, those of the others are not touched, and a place freed is free', async () => {
    const owners = ['1001', '1001', '1001', '1002', '1001'];
    const { open } = await start(async () => owners.shift(), 2);
    const first = await open();
    const second = await open();
    const third = await open();
    await once(third.caller, 'close');
    const other = await open();
    await close(first);
    const fourth = await open();
    expect([second, other, fourth].map(({ socket }) => socket.destroyed)).toEqual([false, false, false]);
    for (const { caller } of [second, other, fourth]) caller.destroy();
  });
});
