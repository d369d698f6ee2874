import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../platform/run-program.js';
import { createDarwinOwner, findUser } from './darwin.js';

const CALL = { remoteAddress: '127.0.0.1', remotePort: 54_321, localAddress: '127.0.0.1', localPort: 9982 };
const SERVER = 'p10\nu0\nf20\nn*:9982\nf21\nn127.0.0.1:9982->127.0.0.1:54321\n';

describe('the owner of a connection as lsof says it', () => {
  it("is the account of the caller's end, not of the server's", () =>
    expect(findUser(`${SERVER}p11\nu501\nf9\nn127.0.0.1:54321->127.0.0.1:9982\n`, CALL)).toBe('501'));

  it('is found over IPv6, and over IPv4 inside it', () => {
    const v6 = { ...CALL, remoteAddress: '::1', localAddress: '::1' };
    expect(findUser('p11\nu501\nf9\nn[::1]:54321->[::1]:9982\n', v6)).toBe('501');
    expect(findUser('p11\nu501\nf9\nn[::ffff:127.0.0.1]:54321->[::ffff:127.0.0.1]:9982\n', CALL)).toBe('501');
  });

  it('is the one account of several processes that share it, nobody when there are two', () => {
    const shared = (user: string) =>
      `p11\nu501\nf9\nn127.0.0.1:54321->127.0.0.1:9982\np12\nu${user}\nf9\nn127.0.0.1:54321->127.0.0.1:9982\n`;
    expect(findUser(shared('501'), CALL)).toBe('501');
    expect(findUser(shared('0'), CALL)).toBeUndefined();
  });

  it('is nobody when lsof does not show the connection', () => {
    expect(findUser(SERVER, CALL)).toBeUndefined();
    expect(findUser('', CALL)).toBeUndefined();
    expect(findUser('p11\nu501\nf9\nn127.0.0.1:54321->127.0.0.1:99820\n', CALL)).toBeUndefined();
  });

  it.skipIf(!existsSync('/usr/bin/lsof'))(
    'is this account for a connection of this process, asked of a real lsof',
    async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      const caller = connect((server.address() as AddressInfo).port, '127.0.0.1');
      const [socket] = (await once(server, 'connection')) as [Socket];
      const { remoteAddress = '', remotePort = 0, localAddress = '', localPort = 0 } = socket;
      const owner = createDarwinOwner(runProgram, '/usr/bin/lsof');
      expect(await owner({ remoteAddress, remotePort, localAddress, localPort })).toBe(
        String(process.geteuid?.()),
      );
      caller.destroy();
      socket.destroy();
      server.close();
    },
  );
});
