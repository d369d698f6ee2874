import type { ConnectionEnds } from '../account.js';
import { addressBytes } from './addresses.js';

/** What the kernel says of the owner of a socket. */
export type DiagAnswer =
  /** User number of who holds it. */
  | { readonly user: string }
  /** Nobody holds it, or it is not there. */
  | { readonly user: undefined };

/** Sends a question to the kernel and gives its answer; `undefined` when there is none. */
export type AskKernel = (question: Buffer) => Buffer | undefined;

const FAMILIES = { 4: 2, 16: 10 } as const;
const TCP = 6;
const SOCK_DIAG_BY_FAMILY = 20;
const NLM_F_REQUEST = 1;
const NLMSG_ERROR = 2;
const ENOENT = 2;
const EVERY_STATE = 0xffff_ffff;
const LISTEN = 10;

/** Sizes and places of `nlmsghdr`, `inet_diag_req_v2` and `inet_diag_msg`, bytes. */
const QUESTION = { size: 72, family: 16, protocol: 17, states: 20, id: 24 } as const;
const ANSWER = { size: 88, type: 4, error: 16, state: 17, id: 20, user: 80, inode: 84 } as const;
const ID = { sourcePort: 0, targetPort: 2, source: 4, target: 20, cookie: 40 } as const;

/** The question for one socket (sock_diag(7)), the caller's: what is remote for the server is local for it. */
export function writeQuestion({
  remoteAddress,
  remotePort,
  localAddress,
  localPort,
}: ConnectionEnds): Buffer | undefined {
  const [source, target] = [addressBytes(remoteAddress), addressBytes(localAddress)];
  if (source === undefined || target === undefined || source.length !== target.length) return undefined;
  const family = source.length === 4 ? FAMILIES[4] : FAMILIES[16];
  const question = Buffer.alloc(QUESTION.size);
  writeWord(question, QUESTION.size, 0);
  writeHalf(question, SOCK_DIAG_BY_FAMILY, 4);
  writeHalf(question, NLM_F_REQUEST, 6);
  question.writeUInt8(family, QUESTION.family);
  question.writeUInt8(TCP, QUESTION.protocol);
  writeWord(question, EVERY_STATE, QUESTION.states);
  question.writeUInt16BE(remotePort, QUESTION.id + ID.sourcePort);
  question.writeUInt16BE(localPort, QUESTION.id + ID.targetPort);
  source.copy(question, QUESTION.id + ID.source);
  target.copy(question, QUESTION.id + ID.target);
  // No cookie: whichever socket has these ends.
  question.fill(0xff, QUESTION.id + ID.cookie, QUESTION.id + ID.cookie + 8);
  return question;
}

/** Reads the answer; `undefined` when it is none to that question. */
export function readAnswer(answer: Buffer, question: Buffer): DiagAnswer | undefined {
  if (answer.length < ANSWER.error + 4) return undefined;
  const type = readHalf(answer, ANSWER.type);
  if (type === NLMSG_ERROR) {
    const error = readWord(answer, ANSWER.error) | 0;
    return error === -ENOENT ? { user: undefined } : undefined;
  }
  if (type !== SOCK_DIAG_BY_FAMILY || answer.length < ANSWER.size) return undefined;
  const ports = (message: Buffer, id: number) => message.subarray(id, id + ID.source);
  if (!ports(answer, ANSWER.id).equals(ports(question, QUESTION.id))) return { user: undefined };
  // A socket that no process holds any more is shown as root's, with inode 0.
  const isHeld = readWord(answer, ANSWER.inode) !== 0 && answer.readUInt8(ANSWER.state) !== LISTEN;
  return { user: isHeld ? String(readWord(answer, ANSWER.user)) : undefined };
}

/** Numbers are in the order of the machine; every one the product runs Linux on is little-endian, see `bindSockDiag`. */
const writeWord = (buffer: Buffer, value: number, at: number) => buffer.writeUInt32LE(value, at);
const writeHalf = (buffer: Buffer, value: number, at: number) => buffer.writeUInt16LE(value, at);
const readWord = (buffer: Buffer, at: number) => buffer.readUInt32LE(at);
const readHalf = (buffer: Buffer, at: number) => buffer.readUInt16LE(at);
