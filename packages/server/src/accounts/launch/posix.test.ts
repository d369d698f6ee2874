import type { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { personEnvironment, startAsPosix } from './posix.js';

const ALICE = { id: '1001', name: 'alice', posix: { user: 1001, group: 1001, home: '/home/alice' } };
const launch = (user: number) => ({ user, env: {}, spawn: forbidden });
const forbidden: typeof spawn = () => {
  throw new Error('nothing must be started');
};

describe('a process under another account', () => {
  it('is refused with a clear error when the service is not root', async () => {
    const starting = startAsPosix(ALICE, [], launch(1000));
    await expect(starting).rejects.toMatchObject({ code: 'ACCOUNT_UNUSABLE' });
    await expect(starting).rejects.toThrow(/must run as root/);
  });

  it('is never one of root, nor of an account without a number', async () => {
    const root = { id: '0', name: 'root', posix: { user: 0, group: 0, home: '/root' } };
    await expect(startAsPosix(root, [], launch(0))).rejects.toMatchObject({ code: 'ACCOUNT_UNUSABLE' });
    await expect(startAsPosix({ id: 'S-1', name: 'x' }, [], launch(0))).rejects.toMatchObject({
      code: 'ACCOUNT_UNUSABLE',
    });
  });

  it('has the environment of a person, and of the service the language and the time zone only', () => {
    const service = {
      LANG: 'fr_FR.UTF-8',
      TZ: 'Europe/Paris',
      NODE_OPTIONS: '--inspect',
      SECRET: 'x',
      HOME: '/root',
    };
    expect(personEnvironment(ALICE, service)).toEqual({
      LANG: 'fr_FR.UTF-8',
      TZ: 'Europe/Paris',
      HOME: '/home/alice',
      USER: 'alice',
      LOGNAME: 'alice',
      PATH: expect.stringContaining('/usr/bin'),
    });
  });
});
