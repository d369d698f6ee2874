import { rename, stat } from 'node:fs/promises';
import { win32 } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ServerError } from '../errors.js';
import type { FolderAccess, Platform, PlatformPaths } from './platform.js';
import type { Surroundings } from './surroundings.js';

/** Windows, folders of seed 6.1 and 7.3.2. */
export function createWin32Platform(surroundings: Surroundings): Platform {
  return {
    name: 'win32',
    paths: win32Paths(surroundings),
    protect: (path, access) => protect(path, access, surroundings),
    // NTFS journals the renaming itself, and a folder cannot be opened for this.
    syncFolder: async () => undefined,
    replaceFile,
    processStart: (pid) => processStart(pid, surroundings),
    terminate,
  };
}

function win32Paths({ env, home, privileged }: Surroundings): PlatformPaths {
  const { join } = win32;
  const programs = env['ProgramFiles(x86)'] || env.ProgramFiles || 'C:\\Program Files';
  const install = join(programs, 'DmpConnect-JS2');
  const roaming = join(env.APPDATA || join(home, 'AppData\\Roaming'), 'DmpConnect-JS2');
  const local = join(env.LOCALAPPDATA || join(home, 'AppData\\Local'), 'DmpConnect-JS2');
  return {
    install,
    settingsFile: join(install, 'DmpConnect-JS2.xml'),
    state: privileged ? join(env.ProgramData || 'C:\\ProgramData', 'DmpConnect-JS2') : local,
    masterJournals: privileged ? install : join(local, 'journal'),
    // Roaming: of the service account, or of the person in a terminal server session (seed 7.3.2.1).
    sessionJournals: join(roaming, 'sessions'),
  };
}

/** Security identifiers that exist on every Windows, whatever its language. */
const SYSTEM = '*S-1-5-18';
const ADMINISTRATORS = '*S-1-5-32-544';
const USERS = '*S-1-5-32-545';

// 'everyone-passes' needs nothing: Windows lets everybody pass through folders they may not list.
async function protect(
  path: string,
  access: FolderAccess,
  { env, account, run }: Surroundings,
): Promise<void> {
  const owner = env.USERDOMAIN ? `${env.USERDOMAIN}\\${account}` : account;
  const full = [SYSTEM, ADMINISTRATORS, ...(account.toUpperCase() === 'SYSTEM' ? [] : [owner])];
  // In a folder, what will be created inherits the same rights.
  const scope = (await isFolder(path)) ? '(OI)(CI)' : '';
  const grants = [
    ...full.map((who) => `${who}:${scope}F`),
    ...(access === 'everyone-reads' ? [`${USERS}:${scope}RX`] : []),
  ];
  const icacls = win32.join(systemFolder(env), 'icacls.exe');
  const { code } = await run(icacls, [path, '/inheritance:r', '/grant:r', ...grants, '/q']);
  if (code !== 0)
    throw new ServerError('PROTECTION_FAILED', `The access rights of ${path} could not be set.`);
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (cause) {
    throw new ServerError('PROTECTION_FAILED', `${path} cannot be inspected.`, { cause });
  }
}

function systemFolder(env: Surroundings['env']): string {
  return win32.join(env.SystemRoot || 'C:\\Windows', 'System32');
}

/** Codes of a target that something (an antivirus, an indexer, a reader) holds open for a moment. */
const HELD_OPEN = new Set<unknown>(['EPERM', 'EACCES', 'EBUSY']);

/** Pauses between the attempts, about a second in all. */
const PAUSES_MS = [10, 20, 40, 80, 160, 320, 400] as const;

async function replaceFile(from: string, to: string): Promise<void> {
  for (const pauseMs of PAUSES_MS) {
    try {
      return await rename(from, to);
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause && HELD_OPEN.has(cause.code))) throw cause;
      await pause(pauseMs);
    }
  }
  return rename(from, to);
}

/** Start in the system's own 100 ns units. Nothing is printed for a process that does not run. */
async function processStart(pid: number, { env, run }: Surroundings): Promise<string | undefined> {
  const powershell = win32.join(systemFolder(env), 'WindowsPowerShell\\v1.0\\powershell.exe');
  const script = `$p = Get-Process -Id ${Math.trunc(pid)} -ErrorAction SilentlyContinue; if ($p) { $p.StartTime.ToFileTimeUtc() }`;
  const { code, stdout } = await run(powershell, ['-NoProfile', '-NonInteractive', '-Command', script]);
  const start = stdout.trim();
  if (start === '' && (code === 0 || code === 1)) return undefined;
  if (code !== 0 || !/^\d+$/.test(start)) {
    throw new ServerError('PROCESS_NOT_INSPECTABLE', `The start time of process ${pid} cannot be read.`);
  }
  return start;
}

/** Windows knows no request to end: either way the process is ended. Its workers end with their channel. */
function terminate(pid: number): void {
  try {
    process.kill(pid);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH')) throw cause;
  }
}
