import { endianness } from 'node:os';
import type { AskKernel } from './sock-diag.js';

const AF_NETLINK = 16;
const SOCK_RAW_CLOEXEC = 3 | 0o2000000;
const NETLINK_SOCK_DIAG = 4;
const MSG_DONTWAIT = 0x40;
const ANSWER_BYTES = 8192;

/**
 * Opens the kernel's answering service on sockets (sock_diag(7)): one socket is found in microseconds, whereas the
 * tables of `/proc` are written out whole, closed connections included.
 *
 * @returns `undefined` where the binding of the C library or the service is not there.
 */
export async function bindSockDiag(): Promise<AskKernel | undefined> {
  if (endianness() !== 'LE') return undefined;
  try {
    const { default: koffi } = await import('koffi');
    const library = koffi.load('libc.so.6');
    const open = library.func('int socket(int domain, int type, int protocol)');
    const send = library.func('intptr_t send(int socket, void *bytes, size_t size, int flags)');
    const receive = library.func('intptr_t recv(int socket, void *bytes, size_t size, int flags)');
    const socket: number = open(AF_NETLINK, SOCK_RAW_CLOEXEC, NETLINK_SOCK_DIAG);
    if (socket < 0) return undefined;
    const room = Buffer.alloc(ANSWER_BYTES);
    const receiveNow = () => Number(receive(socket, room, room.length, MSG_DONTWAIT));
    return (question) => {
      // What an earlier question may have left is not the answer to this one.
      while (receiveNow() > 0);
      if (Number(send(socket, question, question.length, MSG_DONTWAIT)) !== question.length) return undefined;
      // The kernel has answered by the time the question is sent.
      const size = receiveNow();
      return size > 0 ? Buffer.from(room.subarray(0, size)) : undefined;
    };
  } catch {
    return undefined;
  }
}
