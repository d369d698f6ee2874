import type { RunCommand } from '../command/run-command.js';
import { SupervisorError } from '../errors.js';
import { ASKING_TIMEOUT_MS, type Elevation } from './elevation.js';

/** Number of AppleScript for "User canceled", written in parentheses in every language. */
const CANCELLED = '(-128)';

/** Elevation by AppleScript, which shows the dialog of the system (seed 8.1). */
export function createMacElevation(run: RunCommand, privileged: boolean, prompt: string): Elevation {
  return {
    privileged,
    async run(file, args) {
      if (privileged) return run(file, args, { timeoutMs: ASKING_TIMEOUT_MS });
      const script = writeAdministratorScript(file, args, prompt);
      const result = await run('/usr/bin/osascript', ['-e', script], { timeoutMs: ASKING_TIMEOUT_MS });
      if (result.stderr.includes(CANCELLED)) {
        throw new SupervisorError('RIGHTS_REFUSED', 'The administrator rights were not given.');
      }
      if (result.code < 0)
        throw new SupervisorError('RIGHTS_NEEDED', 'The system could not be asked for rights.');
      return result;
    },
  };
}

/** The AppleScript that runs a program as administrator. */
export function writeAdministratorScript(file: string, args: readonly string[], prompt: string): string {
  const command = [file, ...args].map(quoteShell).join(' ');
  return `do shell script ${quoteAppleScript(command)} with prompt ${quoteAppleScript(prompt)} with administrator privileges`;
}

const quoteShell = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const quoteAppleScript = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
