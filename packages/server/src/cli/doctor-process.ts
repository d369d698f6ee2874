import { spawn } from 'node:child_process';
import { PassThrough, type Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** What the doctor is started with, for an installation whose service runs. */
export interface DoctorProcess {
  /** The program itself. */
  readonly cli: URL;
  readonly settingsFile: string;
  readonly stateFolder: string;
  /** Port of the service. */
  readonly port: () => number;
}

/** Runs the doctor in a short-lived process (architecture 5), which is ended with `signal`; gives what it writes, line by line. */
export function startDoctor(
  { cli, settingsFile, stateFolder, port }: DoctorProcess,
  signal: AbortSignal,
): Readable {
  const lines = new PassThrough();
  const child = spawn(
    process.execPath,
    [
      fileURLToPath(cli),
      'doctor',
      '--json-lines',
      '--config',
      settingsFile,
      '--state',
      stateFolder,
      '--port',
      String(port()),
    ],
    { stdio: ['ignore', 'pipe', 'ignore'], windowsHide: true },
  );
  child.once('error', (error) => lines.destroy(error));
  child.stdout.pipe(lines);
  signal.addEventListener('abort', () => child.kill('SIGKILL'), { once: true });
  return lines;
}
