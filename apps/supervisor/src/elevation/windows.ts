import { win32 } from 'node:path';
import type { RunCommand } from '../command/run-command.js';
import { SupervisorError } from '../errors.js';
import { ASKING_TIMEOUT_MS, type Elevation } from './elevation.js';

/** Folders of Windows that are needed. */
export interface WindowsFolders {
  /** `SystemRoot`, e.g. `C:\Windows`. */
  readonly systemRoot: string;
}

/** Full path of a program of the system folder: never one that lies on PATH. */
export const systemProgram = ({ systemRoot }: WindowsFolders, name: string): string =>
  win32.join(systemRoot, 'System32', name);

/** `ERROR_CANCELLED`: the person closed the question of the user account control. */
const CANCELLED = 1223;

/** Elevation through the user account control (`runas`). What the program prints is not seen, only its exit code. */
export function createWindowsElevation(
  run: RunCommand,
  folders: WindowsFolders,
  privileged: boolean,
): Elevation {
  return {
    privileged,
    async run(file, args) {
      if (privileged) return run(file, args, { timeoutMs: ASKING_TIMEOUT_MS });
      const script = writeRunAs(file, args);
      const encoded = Buffer.from(script, 'utf16le').toString('base64');
      const powershell = systemProgram(folders, 'WindowsPowerShell\\v1.0\\powershell.exe');
      const result = await run(powershell, ['-NoProfile', '-NonInteractive', '-EncodedCommand', encoded], {
        timeoutMs: ASKING_TIMEOUT_MS,
      });
      if (result.code === CANCELLED) {
        throw new SupervisorError('RIGHTS_REFUSED', 'The administrator rights were not given.');
      }
      if (result.code < 0) {
        throw new SupervisorError('RIGHTS_NEEDED', 'The user account control could not be asked.');
      }
      return result;
    },
  };
}

/** The PowerShell that starts a program as administrator, waits, and exits with its code. */
export function writeRunAs(file: string, args: readonly string[]): string {
  const line = args.map(quoteArgument).join(' ');
  const list = line === '' ? '' : ` -ArgumentList ${quotePowerShell(line)}`;
  return [
    'try {',
    `$p = Start-Process -FilePath ${quotePowerShell(file)}${list} -Verb RunAs -WindowStyle Hidden -Wait -PassThru -ErrorAction Stop;`,
    `exit $p.ExitCode } catch { exit ${CANCELLED} }`,
  ].join(' ');
}

const quotePowerShell = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** One argument as `CommandLineToArgvW` reads it back. */
function quoteArgument(argument: string): string {
  if (/^[^\s"]+$/.test(argument)) return argument;
  // Backslashes count before a quote only, that of the end included.
  const escaped = argument.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1');
  return `"${escaped}"`;
}
