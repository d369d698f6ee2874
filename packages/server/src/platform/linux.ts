import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { ServerError } from '../errors.js';
import type { Platform, PlatformPaths } from './platform.js';
import { POSIX } from './posix.js';
import type { Surroundings } from './surroundings.js';

/** Linux. The seed names no folders for it: those of the file hierarchy standard and of systemd. */
export function createLinuxPlatform(surroundings: Surroundings): Platform {
  return { name: 'linux', paths: linuxPaths(surroundings), ...POSIX, processStart };
}

function linuxPaths({ env, home, privileged }: Surroundings): PlatformPaths {
  const { join } = posix;
  // STATE_DIRECTORY and LOGS_DIRECTORY are what systemd gives to a service that runs under its own account.
  const userState = join(env.XDG_STATE_HOME || join(home, '.local/state'), 'DmpConnect-JS2');
  const state = env.STATE_DIRECTORY || (privileged ? '/var/lib/dmpconnect-js2' : userState);
  return {
    install: '/usr/lib/dmpconnect-js2',
    settingsFile: '/etc/dmpconnect-js2/DmpConnect-JS2.xml',
    state,
    masterJournals: env.LOGS_DIRECTORY || (privileged ? '/var/log/dmpconnect-js2' : join(state, 'journal')),
    sessionJournals: join(env.XDG_CACHE_HOME || join(home, '.cache'), 'DmpConnect-JS2/sessions'),
  };
}

/** Start time in clock ticks since the boot, with the identity of the boot. */
async function processStart(pid: number): Promise<string | undefined> {
  const stat = await readOrAbsent(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  // The second field is the program's name in parentheses and may hold anything: count from the last one.
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (state === 'Z' || state === 'X') return undefined;
  const start = fields[18];
  const boot = await readOrAbsent('/proc/sys/kernel/random/boot_id');
  if (start === undefined || boot === undefined) {
    throw new ServerError('PROCESS_NOT_INSPECTABLE', `The start time of process ${pid} cannot be read.`);
  }
  return `${boot.trim()}/${start}`;
}

async function readOrAbsent(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    // ESRCH: the process ended between the opening and the reading.
    if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ESRCH')) {
      return undefined;
    }
    throw new ServerError('PROCESS_NOT_INSPECTABLE', `${path} cannot be read.`, { cause });
  }
}
