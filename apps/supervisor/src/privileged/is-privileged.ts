import type { RunCommand } from '../command/run-command.js';
import { systemProgram, type WindowsFolders } from '../elevation/windows.js';

/** Whether this process may already do what an administrator may. */
export async function isPrivileged(
  platform: NodeJS.Platform,
  run: RunCommand,
  windows: WindowsFolders,
): Promise<boolean> {
  if (platform !== 'win32') return process.getuid?.() === 0;
  // Reading the sessions of the server service is what only an elevated process may; it changes nothing.
  const { code } = await run(systemProgram(windows, 'net.exe'), ['session']);
  return code === 0;
}
