import { spawn } from 'node:child_process';
import type { StartedProcess } from '../account.js';
import { fromChild } from './child.js';

/** Starts Node.js under the account of this process. */
export function startAsOwn(args: readonly string[]): StartedProcess {
  return fromChild(
    spawn(process.execPath, [...args], { stdio: ['pipe', 'ignore', 'pipe'], windowsHide: true }),
  );
}
