import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { NOT_STARTED, type RunCommand } from '../command/run-command.js';
import { createLinuxElevation } from './linux.js';
import { createMacElevation, writeAdministratorScript } from './macos.js';
import { createWindowsElevation, writeRunAs } from './windows.js';

const answering =
  (code: number, stderr = ''): RunCommand =>
  async () => ({ code, stdout: '', stderr });
const failure = (act: Promise<unknown>) => act.catch((error: { readonly code: string }) => error.code);

describe('polkit', () => {
  it.each([
    [126, 'RIGHTS_REFUSED'],
    [127, 'RIGHTS_NEEDED'],
    [NOT_STARTED, 'RIGHTS_NEEDED'],
  ])('pkexec that ends with %i means %s', async (code, expected) => {
    expect(await failure(createLinuxElevation(answering(code), false).run('/bin/true', []))).toBe(expected);
  });

  it('is not asked by a process that has the rights', async () => {
    const calls: string[] = [];
    const run: RunCommand = async (file) => {
      calls.push(file);
      return { code: 0, stdout: '', stderr: '' };
    };
    await createLinuxElevation(run, true).run('/bin/true', []);
    await createLinuxElevation(run, false).run('/bin/true', []);
    expect(calls).toEqual(['/bin/true', 'pkexec']);
  });
});

describe('the user account control', () => {
  it('gets arguments that come back as they were, spaces, quotes and backslashes included', () => {
    expect(writeRunAs('C:\\a b\\x.exe', ['plain', "l'été", 'C:\\dir with space\\', 'say "no"', ''])).toBe(
      'try { $p = Start-Process -FilePath \'C:\\a b\\x.exe\' -ArgumentList \'plain l\'\'été "C:\\dir with space\\\\" "say \\"no\\"" ""\' -Verb RunAs -WindowStyle Hidden -Wait -PassThru -ErrorAction Stop; exit $p.ExitCode } catch { exit 1223 }',
    );
  });

  it('that nobody answers or that cannot be shown is told', async () => {
    const folders = { systemRoot: 'C:\\Windows' };
    const elevated = (code: number) => createWindowsElevation(answering(code), folders, false).run('x', []);
    expect(await failure(elevated(1223))).toBe('RIGHTS_REFUSED');
    expect(await failure(elevated(NOT_STARTED))).toBe('RIGHTS_NEEDED');
    expect(await elevated(7)).toMatchObject({ code: 7 });
  });
});

describe('AppleScript', () => {
  it('hands the shell each argument whole', () => {
    const args = ["it's", 'a "b" \\ c', '$(touch /tmp/x); `id`', ''];
    const script = writeAdministratorScript('/usr/bin/printf', ['%s|', ...args], 'Pourquoi "ici"');
    const [, literal = ''] = /^do shell script "((?:[^"\\]|\\.)*)" with prompt "/.exec(script) ?? [];
    const command = literal.replace(/\\(.)/g, '$1');
    expect(execFileSync('/bin/sh', ['-c', command], { encoding: 'utf8' })).toBe(`${args.join('|')}|`);
    expect(script).toMatch(/with prompt "Pourquoi \\"ici\\"" with administrator privileges$/);
  });

  it('that a person closes is told', async () => {
    const stderr = 'execution error: User canceled. (-128)';
    expect(await failure(createMacElevation(answering(1, stderr), false, '').run('x', []))).toBe(
      'RIGHTS_REFUSED',
    );
  });
});
