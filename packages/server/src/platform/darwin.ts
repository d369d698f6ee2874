import { posix } from 'node:path';
import { ServerError } from '../errors.js';
import type { Platform, PlatformPaths } from './platform.js';
import { POSIX } from './posix.js';
import type { Surroundings } from './surroundings.js';

/** macOS, folders of seed 6.1 and 7.3.2. */
export function createDarwinPlatform(surroundings: Surroundings): Platform {
  return {
    name: 'darwin',
    paths: darwinPaths(surroundings),
    ...POSIX,
    processStart: (pid) => processStart(pid, surroundings),
  };
}

function darwinPaths({ home, privileged }: Surroundings): PlatformPaths {
  const { join } = posix;
  const install = '/usr/local/dmpconnectjs';
  const userState = join(home, 'Library/Application Support/DmpConnect-JS2');
  return {
    install,
    settingsFile: join(install, 'DmpConnect-JS2.xml'),
    state: privileged ? '/Library/Application Support/DmpConnect-JS2' : userState,
    masterJournals: privileged ? install : join(home, '.cache/DmpConnect-JS2/journal'),
    sessionJournals: join(home, '.cache/DmpConnect-JS2/sessions'),
  };
}

/** `ps` prints the state, then the start: `Ss   Tue Nov 24 08:00:00 2026`. It exits with 1 for an unknown process. */
async function processStart(pid: number, { run }: Surroundings): Promise<string | undefined> {
  const { code, stdout } = await run('/bin/ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { LC_ALL: 'C' });
  const [, state, start] = /^\s*(\S+)\s+(\S.*?)\s*$/.exec(stdout) ?? [];
  if (code === 1 || state?.startsWith('Z')) return undefined;
  if (code !== 0 || start === undefined) {
    throw new ServerError('PROCESS_NOT_INSPECTABLE', `The start time of process ${pid} cannot be read.`);
  }
  return start;
}
