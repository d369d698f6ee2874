import { rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';

/** The place of the only supervisor of this account. */
export interface Instance {
  /** Calls back for each other start that asks for the page; at once when one asked before, while this one was starting. */
  whenAsked(open: () => void): void;
  close(): Promise<void>;
}

/** What a second start says, and what it hears. */
const OPEN = 'open\n';
const DONE = 'done\n';

/** How long the first one may take to answer, in ms. */
const ANSWER_MS = 5_000;

/**
 * Takes the place of the only supervisor, or asks the one that holds it to open its page.
 *
 * @returns the place, or nothing when another holds it and was asked.
 */
export async function takeInstance(address: string): Promise<Instance | undefined> {
  // Asked before it is taken: not every system that knows named pipes refuses a second one of the same name.
  if (await askFirst(address)) return undefined;
  let wanted = false;
  let open = (): void => {
    wanted = true;
  };
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const server = await listen(address, () => open());
    if (server !== undefined) {
      return {
        whenAsked: (does) => {
          open = does;
          if (wanted) open();
        },
        close: () => closeServer(server),
      };
    }
    if (await askFirst(address)) return undefined;
    // Left by one that was killed: nobody listens there.
    if (!address.startsWith('\\\\')) await rm(address, { force: true });
  }
  throw new Error('Another supervisor holds the place and does not answer.');
}

function listen(address: string, onSecond: () => void): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.once('data', (data) => {
        if (data.toString() === OPEN) {
          onSecond();
          socket.end(DONE);
        } else socket.destroy();
      });
    });
    server.once('error', (error) => {
      if ('code' in error && error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(address, () => resolve(server));
  });
}

function askFirst(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.setTimeout(ANSWER_MS, () => socket.destroy());
    socket.once('connect', () => socket.write(OPEN));
    socket.once('data', (data) => resolve(data.toString() === DONE));
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
}

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => server.close(() => resolve()));
