import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { makeChannelAddress } from './address.js';
import { openChannel } from './channel.js';
import { encodeFrame } from './frame.js';
import { type Invitation, inviteWorker } from './invitation.js';
import { joinMaster } from './join.js';
import { type MasterMessage, masterMessage, type WorkerMessage, workerMessage } from './messages.js';

const open: Socket[] = [];
const never = () => new AbortController().signal;

afterEach(() => {
  for (const socket of open.splice(0)) socket.destroy();
});

/** Both ends of a channel that was joined properly. */
async function join(invitation: Invitation) {
  const [masterEnd, workerEnd] = await Promise.all([invitation.joined(never()), joinMaster(invitation.card)]);
  open.push(masterEnd, workerEnd);
  return { masterEnd, workerEnd };
}

async function connectTo(path: string): Promise<Socket> {
  const socket = connect({ path });
  open.push(socket);
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
  return socket;
}

const write = (socket: Socket, message: object) => {
  for (const piece of encodeFrame(message)) socket.write(piece);
};

describe('the invitation of a worker', () => {
  it('turns away who does not know the token, and still lets the worker in', async () => {
    const invitation = await inviteWorker();
    const joined = invitation.joined(never());
    const strangers = await Promise.all([
      connectTo(invitation.card.path),
      connectTo(invitation.card.path),
      connectTo(invitation.card.path),
    ]);
    const away = strangers.map(
      (socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())),
    );
    const [guessing, silent, talking] = strangers;
    write(guessing!, { type: 'hello', token: 'guess' });
    silent!.write(Buffer.from('ffffffffffffffff', 'hex'));
    write(talking!, { type: 'ready' });
    await Promise.all(away);
    open.push(await joinMaster(invitation.card));
    const masterEnd = await joined;
    open.push(masterEnd);
    expect(masterEnd.destroyed).toBe(false);
  });

  it('is over for everybody else once the worker is in', async () => {
    const invitation = await inviteWorker();
    await join(invitation);
    const late = connect({ path: invitation.card.path });
    await expect(new Promise((_, reject) => late.once('error', reject))).rejects.toThrow();
  });

  it('ends when it is withdrawn', async () => {
    const invitation = await inviteWorker();
    const reason = new Error('withdrawn');
    await expect(invitation.joined(AbortSignal.abort(reason))).rejects.toBe(reason);
    await expect(joinMaster(invitation.card)).rejects.toThrow();
  });

  it('gives a pipe a name of its own on Windows', async () => {
    const [a, b] = [await makeChannelAddress('win32'), await makeChannelAddress('win32')];
    expect(a.path).toMatch(/^\\\\\.\\pipe\\dmpconnect-/);
    expect(a.path).not.toBe(b.path);
  });
});

describe('the channel', () => {
  it('carries messages and bodies both ways, then tells its end once on both sides', async () => {
    const { masterEnd, workerEnd } = await join(await inviteWorker());
    const received: unknown[] = [];
    const body = Buffer.alloc(300_000, 'x');
    const masterClosed = new Promise<Error | undefined>((resolve) => {
      const channel = openChannel<MasterMessage, typeof workerMessage>(masterEnd, workerMessage, {
        onMessage: (message, bytes) => {
          received.push([message, bytes.length]);
          channel.close();
        },
        onClose: resolve,
      });
      channel.send({ type: 'request', call: 1, command: 'hl_x', sessionId: 'id' }, body);
    });
    const workerClosed = new Promise<Error | undefined>((resolve) => {
      const channel = openChannel<WorkerMessage, typeof masterMessage>(workerEnd, masterMessage, {
        onMessage: (message, bytes) => {
          received.push([message, bytes.length]);
          channel.send({ type: 'answer', call: 1 }, Buffer.from('{}'));
        },
        onClose: resolve,
      });
    });
    expect([await masterClosed, await workerClosed]).toEqual([undefined, undefined]);
    expect(received).toEqual([
      [{ type: 'request', call: 1, command: 'hl_x', sessionId: 'id' }, body.length],
      [{ type: 'answer', call: 1 }, 2],
    ]);
  });

  it.each([
    ['a message of no known kind', Buffer.concat(encodeFrame({ type: 'format-disk' }))],
    ['a message that lacks a member', Buffer.concat(encodeFrame({ type: 'answer' }))],
    ['bytes that are no frame', Buffer.alloc(16, 0xff)],
  ])('breaks on %s', async (_, bytes) => {
    const { masterEnd, workerEnd } = await join(await inviteWorker());
    const closed = new Promise<Error | undefined>((resolve) => {
      openChannel(masterEnd, workerMessage, {
        onMessage: () => {
          throw new Error('never reached');
        },
        onClose: resolve,
      });
    });
    workerEnd.write(bytes);
    expect(await closed).toBeInstanceOf(Error);
  });

  it('tells its end when the socket was already gone, and forgets what is sent afterwards', async () => {
    const { masterEnd } = await join(await inviteWorker());
    masterEnd.destroy();
    await new Promise((resolve) => masterEnd.once('close', resolve));
    await new Promise<void>((resolve) => {
      const channel = openChannel<MasterMessage, typeof workerMessage>(masterEnd, workerMessage, {
        onMessage: () => {},
        onClose: () => resolve(),
      });
      channel.send({ type: 'ping' });
    });
  });
});
