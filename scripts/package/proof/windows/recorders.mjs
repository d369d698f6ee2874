import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../../lib/run.mjs';

/** A program that writes down how it was called, one line a call, and ends with a code. */
const SCRIPT = ({ target, output, record, code }) => `
Target ${target}
SilentInstall silent
RequestExecutionLevel user
OutFile "${output}"
!include "FileFunc.nsh"
Section
  \${GetParameters} $0
  FileOpen $1 "${record}" a
  FileSeek $1 0 END
  FileWrite $1 "$0$\\r$\\n"
  FileClose $1
  SetErrorLevel ${code}
SectionEnd
`;

const TARGETS = { x64: 'amd64-unicode', x86: 'x86-unicode' };

/**
 * Makes a program that stands for somebody else's: an installer of the operator, a browser.
 *
 * @param {string} folder where it is made.
 * @param {{ name: string, architecture: 'x64' | 'x86', code?: number }} what `code`: what it ends with.
 * @returns {{ file: string, record: string }} the program, and where on C: it writes.
 */
export function makeRecorder(folder, { name, architecture, code = 0 }) {
  const file = join(folder, `${name}.exe`);
  const script = join(folder, `${name}.nsi`);
  const record = `${name}-was-called.txt`;
  writeFileSync(
    script,
    SCRIPT({ target: TARGETS[architecture], output: file, record: `C:\\${record}`, code }),
  );
  run('makensis', ['-V1', script]);
  return { file, record };
}
