import { isIPv6 } from 'node:net';
import type { RunProgram } from '../../platform/run-program.js';
import type { ConnectionEnds } from '../account.js';

/** Where macOS has it. */
const LSOF = '/usr/sbin/lsof';

/**
 * User number of the process at the other end of a loopback connection, as `lsof` says it: macOS has no documented
 * table of its own. Started by an account other than root, `lsof` sees the connections of that account alone.
 */
export function createDarwinOwner(run: RunProgram, lsof = LSOF) {
  return async (connection: ConnectionEnds): Promise<string | undefined> => {
    const { stdout } = await run(lsof, ['-nP', '-w', `-iTCP:${connection.remotePort}`, '-Fun']);
    return findUser(stdout, connection);
  };
}

/** Reads the fields `u` (user number of a process) and `n` (ends of one of its connections) of `lsof -F`. */
export function findUser(
  fields: string,
  { remoteAddress, remotePort, localAddress, localPort }: ConnectionEnds,
): string | undefined {
  const wanted = `${writeEnd(remoteAddress, remotePort)}->${writeEnd(localAddress, localPort)}`;
  const users = new Set<string>();
  let user: string | undefined;
  for (const line of fields.split('\n')) {
    const value = line.slice(1);
    if (line.startsWith('p')) user = undefined;
    else if (line.startsWith('u')) user = value;
    else if (line.startsWith('n') && user !== undefined && stripMapped(value) === wanted) users.add(user);
  }
  // A connection shared by processes of several accounts is nobody's.
  const [only] = users;
  return users.size === 1 ? only : undefined;
}

function writeEnd(address: string, port: number): string {
  const plain = address.replace(/^::ffff:/i, '');
  return `${isIPv6(plain) ? `[${plain}]` : plain}:${port}`;
}

const stripMapped = (name: string) => name.replaceAll(/\[::ffff:([\d.]+)\]/gi, '$1');
