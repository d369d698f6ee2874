import { spawn } from 'node:child_process';

/** How a program of the system is run. */
export interface ToolOptions {
  /** What it reads on its standard input. */
  readonly input?: string;
  /** Account it runs under, when not that of this process: what touches the files of a person runs as that person. */
  readonly account?: { readonly uid: number; readonly gid: number; readonly home: string };
}

/** What a program of the system said. */
export interface ToolResult {
  /** Exit code; `missing` when there is no such program, -1 when it was stopped. */
  readonly code: number | 'missing';
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program of the system without a shell. */
export type RunTool = (file: string, args: readonly string[], options?: ToolOptions) => Promise<ToolResult>;

const TIMEOUT_MS = 60_000;

/** Folders of the system alone: an administrator's command runs nothing that somebody else put in its way. */
const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** {@link RunTool} for real. A minute at most. */
export const runTool: RunTool = (file, args, { input = '', account } = {}) =>
  new Promise((resolve) => {
    const child = spawn(file, [...args], {
      windowsHide: true,
      timeout: TIMEOUT_MS,
      killSignal: 'SIGKILL',
      ...(account === undefined ? {} : { uid: account.uid, gid: account.gid, cwd: '/' }),
      env: environment(account?.home),
    });
    const said = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said.stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said.stderr += text;
    });
    child.on('error', (error) => {
      const missing = 'code' in error && error.code === 'ENOENT';
      resolve({ code: missing ? 'missing' : -1, ...said });
    });
    child.on('close', (code) => resolve({ code: code ?? -1, ...said }));
    // A program that does not read its input closes it: that is no failure of ours.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });

function environment(home: string | undefined): NodeJS.ProcessEnv {
  if (process.platform === 'win32') return process.env;
  // What the programs say is read: it must not be translated.
  return { ...process.env, PATH: SYSTEM_PATH, LC_ALL: 'C', ...(home === undefined ? {} : { HOME: home }) };
}
