import { describe, expect, it } from 'vitest';
import { createLinuxOwner } from './linux.js';
import { readAnswer, writeQuestion } from './sock-diag.js';

const CALL = { remoteAddress: '127.0.0.1', remotePort: 54_321, localAddress: '127.0.0.1', localPort: 9982 };
const QUESTION = writeQuestion(CALL) ?? Buffer.alloc(0);

function answer({
  type = 20,
  state = 1,
  user = 1001,
  inode = 77,
  ports = QUESTION.subarray(24, 28),
} = {}): Buffer {
  const message = Buffer.alloc(88);
  message.writeUInt32LE(88, 0);
  message.writeUInt16LE(type, 4);
  message.writeUInt8(state, 17);
  ports.copy(message, 20);
  message.writeUInt32LE(user, 80);
  message.writeUInt32LE(inode, 84);
  return message;
}

function error(code: number): Buffer {
  const message = Buffer.alloc(36);
  message.writeUInt16LE(2, 4);
  message.writeInt32LE(-code, 16);
  return message;
}

describe('the question to the kernel', () => {
  it("names the caller's socket: its own end first", () => {
    expect(QUESTION).toHaveLength(72);
    expect(QUESTION.readUInt16BE(24)).toBe(54_321);
    expect(QUESTION.readUInt16BE(26)).toBe(9982);
    expect(QUESTION.subarray(28, 32)).toEqual(Buffer.from([127, 0, 0, 1]));
    expect(QUESTION.readUInt8(16)).toBe(2);
    expect(writeQuestion({ ...CALL, remoteAddress: '::1', localAddress: '::1' })?.readUInt8(16)).toBe(10);
  });

  it('is not asked for ends of two families', () => {
    expect(writeQuestion({ ...CALL, remoteAddress: '::1' })).toBeUndefined();
    expect(writeQuestion({ ...CALL, remoteAddress: 'localhost' })).toBeUndefined();
  });
});

describe('the answer of the kernel', () => {
  it('gives the user who holds the socket', () =>
    expect(readAnswer(answer(), QUESTION)).toEqual({ user: '1001' }));

  it.each([
    ['nobody holds it any more', answer({ user: 0, inode: 0, state: 6 })],
    ['it listens', answer({ state: 10 })],
    ['it is another one', answer({ ports: Buffer.from([1, 2, 3, 4]) })],
    ['it is not there', error(2)],
  ])('gives nobody when %s', (_, message) =>
    expect(readAnswer(message, QUESTION)).toEqual({ user: undefined }),
  );

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['another kind of message', answer({ type: 3 })],
    ['a message cut short', answer().subarray(0, 60)],
    ['a refusal', error(1)],
  ])('is none when it is %s: the tables are read', async (_, message) => {
    expect(readAnswer(message, QUESTION)).toBeUndefined();
    let reads = 0;
    const owner = createLinuxOwner(
      async () => {
        reads += 1;
        return Buffer.alloc(0);
      },
      () => message,
    );
    expect(await owner(CALL)).toBeUndefined();
    expect(reads).toBe(2);
  });
});
