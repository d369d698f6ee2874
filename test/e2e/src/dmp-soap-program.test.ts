import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../../../packages/dmp-soap/dist/cli.js', import.meta.url));
const EXAMPLES = fileURLToPath(new URL('../../../../shared/conformance/cda/examples/', import.meta.url));
const hasExamples = existsSync(EXAMPLES);
if (!hasExamples)
  console.warn('../shared/conformance is absent: dmp-soap is not tried on the official documents.');

const run = (args: readonly string[], input?: string | Uint8Array) =>
  spawnSync(process.execPath, [PROGRAM, ...args], {
    encoding: 'utf8',
    ...(input === undefined ? {} : { input }),
  });

describe('the program dmp-soap', () => {
  it('writes its answers to the standard output, and what is wrong to the standard error', () => {
    expect(run(['ins', 'key', '2790351215188'])).toMatchObject({ status: 0, stdout: '90\n', stderr: '' });
    expect(run(['ins', 'check', '279035121518980T'])).toMatchObject({ status: 1, stdout: '' });
    expect(run(['metadata', '/nowhere.xml'])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: 'dmp-soap metadata: /nowhere.xml: there is no such file\n',
    });
    expect(run(['--help']).stdout).toContain('validate');
  });

  it('reads what is piped into it, and nothing at all', () => {
    expect(run(['ins', 'insc', '-'], 'DOMINIQUE;790328;2790351215188\n')).toMatchObject({
      status: 0,
      stdout: '0529782301522593359679\n',
    });
    expect(run(['verify', '-'], '')).toMatchObject({ status: 2, stdout: '' });
  });

  it.skipIf(process.platform === 'win32')('is not disturbed by a reader that goes away', () => {
    const lines = Array.from({ length: 20_000 }, () => '2790351215188').join('\n');
    const { stdout, stderr } = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${PROGRAM}" ins key - | head -1`],
      {
        encoding: 'utf8',
        input: lines,
      },
    );
    expect([stdout, stderr]).toEqual(['90\n', '']);
  });

  it.skipIf(!hasExamples)('reads an official document from a file and from a pipe alike', () => {
    const name = readdirSync(EXAMPLES).find((file) => file.startsWith('VSM')) ?? '';
    const path = join(EXAMPLES, name);
    const { status, stdout } = run(['metadata', path]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ classCode: { code: '11' }, mimeType: 'text/xml' });
    expect(run(['metadata', '-'], readFileSync(path)).stdout).toBe(stdout);
    expect(run(['validate', path])).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });
});
