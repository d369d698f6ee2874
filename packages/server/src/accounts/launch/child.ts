import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { ProcessEnd, StartedProcess } from '../account.js';

/** A child process of Node.js as a {@link StartedProcess}. */
export function fromChild(child: ChildProcessByStdio<Writable, null, Readable>): StartedProcess {
  child.stderr.setEncoding('utf8');
  child.stderr.on('error', () => {});
  // A process that ends at once makes a write fail; its end is told by `ended`.
  child.stdin.on('error', () => {});
  return {
    pid: child.pid ?? 0,
    say: (text) => void child.stdin.write(text),
    onWords: (listener) => void child.stderr.on('data', listener),
    ended: new Promise<ProcessEnd>((resolve) => {
      child.once('exit', (code, signal) => resolve({ code, signal }));
      child.once('error', () => resolve({ code: null, signal: null }));
    }),
    kill: () => void child.kill('SIGKILL'),
  };
}
