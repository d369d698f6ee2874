import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { type RunProgram, runProgram } from '../../platform/run-program.js';
import { createDarwinFind } from './darwin.js';
import { isLoginName, isThisComputer } from './host-domain.js';
import { createLinuxFind } from './linux.js';

const program = (answers: Readonly<Record<string, string>>) => {
  const asked: string[] = [];
  const run: RunProgram = async (_, args) => {
    const name = args.at(-1) ?? '';
    asked.push(name);
    const stdout = answers[name];
    return stdout === undefined ? { code: 2, stdout: '' } : { code: 0, stdout };
  };
  return { run, asked };
};

describe('an account by its names', () => {
  it('is looked for on this computer when that is its domain', async () => {
    for (const domain of ['.', 'LOCALHOST', hostname()]) {
      const { run, asked } = program({ alice: 'alice:x:1001:1002:Alice:/home/alice:/bin/sh\n' });
      expect(await createLinuxFind(run)('alice', domain)).toEqual({
        id: '1001',
        name: 'alice',
        posix: { user: 1001, group: 1002, home: '/home/alice' },
      });
      expect(asked).toEqual(['alice']);
    }
    expect(isThisComputer('pc', 'pc.clinic.example')).toBe(true);
    expect(isThisComputer('clinic', 'pc.clinic.example')).toBe(false);
  });

  it('is looked for in its domain otherwise, never as a local account of the same name', async () => {
    const { run, asked } = program({
      alice: 'alice:x:1001:1002::/home/alice:/bin/sh\n',
      'CLINIC\\alice': 'CLINIC\\alice:*:30001:30000::/home/CLINIC/alice:/bin/sh\n',
    });
    expect((await createLinuxFind(run)('alice', 'CLINIC'))?.id).toBe('30001');
    expect(await createLinuxFind(run)('alice', 'OTHER')).toBeUndefined();
    expect(asked).not.toContain('alice');
  });

  it('on macOS is read from its directory', async () => {
    const { run } = program({
      alice: 'name: alice\npassword: ********\nuid: 501\ngid: 20\ndir: /Users/alice\nshell: /bin/zsh\n',
    });
    expect(await createDarwinFind(run)('alice', '.')).toEqual({
      id: '501',
      name: 'alice',
      posix: { user: 501, group: 20, home: '/Users/alice' },
    });
    expect(await createDarwinFind(run)('bob', '.')).toBeUndefined();
  });

  it.each(['', '-n', 'a:b', 'a\nb', ' a'])('is not looked for when %j is no login name', async (name) => {
    const { run, asked } = program({});
    expect(isLoginName(name)).toBe(false);
    expect(await createLinuxFind(run)(name, '.')).toBeUndefined();
    expect(await createDarwinFind(run)(name, '.')).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it.each(['passwd line', 'a:x:no:1::/:/bin/sh', 'a:x:1'])('is none in %j', async (line) => {
    expect(await createLinuxFind(program({ a: line }).run)('a', '.')).toBeUndefined();
  });

  it.skipIf(process.platform !== 'linux')('is never a user number: 0 is not the name of root', async () => {
    const find = createLinuxFind(runProgram);
    expect((await find('root', '.'))?.id).toBe('0');
    expect(await find('0', '.')).toBeUndefined();
  });
});
