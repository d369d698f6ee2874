import { BlockList, isIP, type Socket } from 'node:net';
import type { ConnectionEnds, OsAccounts } from '../../accounts/index.js';

/** Account of a caller that the system does not tell. */
export const UNKNOWN_ACCOUNT = 'unknown';

/** The ends of a socket that is open, or was. */
type SocketEnds = { readonly [End in keyof ConnectionEnds]?: ConnectionEnds[End] | undefined };

/** Whose the connections are: sessions, stores and counts are kept apart by it (js-api 1.8). */
export interface CallerAccounts {
  /** To be called with each new connection, before TLS. */
  watch(socket: Socket): void;
  /**
   * Account at the other end of an open connection, known once and for all: its id; `host:<address>` for another
   * computer; {@link UNKNOWN_ACCOUNT} when the system does not tell.
   */
  of(socket: SocketEnds): Promise<string>;
}

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/**
 * Makes the register of the open connections.
 *
 * @param maxConnections one account may have at the same time; the connection that is too many is cut.
 */
export function createCallerAccounts(
  { ownerOf }: Pick<OsAccounts, 'ownerOf'>,
  maxConnections: number,
): CallerAccounts {
  const owners = new Map<string, Promise<string>>();
  const counts = new Map<string, number>();

  const ask = async ({ remoteAddress, remotePort, localAddress, localPort }: SocketEnds): Promise<string> => {
    if (remoteAddress === undefined || remotePort === undefined) return UNKNOWN_ACCOUNT;
    if (localAddress === undefined || localPort === undefined) return UNKNOWN_ACCOUNT;
    const owner = await ownerOf({ remoteAddress, remotePort, localAddress, localPort }).catch(
      () => undefined,
    );
    return owner ?? (isLoopback(remoteAddress) ? UNKNOWN_ACCOUNT : `host:${remoteAddress}`);
  };

  const count = (socket: Socket, owner: string) => {
    if (socket.destroyed) return;
    const open = (counts.get(owner) ?? 0) + 1;
    if (open > maxConnections) {
      socket.destroy();
      return;
    }
    counts.set(owner, open);
    socket.once('close', () => {
      const left = (counts.get(owner) ?? 1) - 1;
      if (left === 0) counts.delete(owner);
      else counts.set(owner, left);
    });
  };

  return {
    watch(socket) {
      const name = nameOf(socket);
      // Asked at once: the socket of a caller that is gone belongs to nobody any more.
      const owner = ask(socket);
      owners.set(name, owner);
      socket.once('close', () => {
        if (owners.get(name) === owner) owners.delete(name);
      });
      void owner.then((account) => count(socket, account));
    },
    of: (socket) => owners.get(nameOf(socket)) ?? Promise.resolve(UNKNOWN_ACCOUNT),
  };
}

/** No two open connections have the same ends. The socket under TLS and the one above share them. */
function nameOf({ remoteAddress, remotePort, localAddress, localPort }: SocketEnds): string {
  return `${remoteAddress}|${remotePort}|${localAddress}|${localPort}`;
}

function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/i, '');
  return LOOPBACK.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
}
