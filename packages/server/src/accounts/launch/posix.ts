import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { ServerError } from '../../errors.js';
import type { OsAccount, StartedProcess } from '../account.js';
import { fromChild } from './child.js';

/** What a launch looks at: given, so that each refusal can be tested. */
export interface PosixLaunch {
  /** Effective user number of this process. */
  readonly user: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly spawn: typeof spawn;
}

/** Reads {@link PosixLaunch} from this process. */
export const readPosixLaunch = (): PosixLaunch => ({
  user: process.geteuid?.() ?? -1,
  env: process.env,
  spawn,
});

/** What of the environment of the service is not its own affair: language and time zone. */
const PASSED_ON = ['LANG', 'LC_ALL', 'TZ'] as const;

const SYSTEM_PATH = '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin';

/**
 * Starts Node.js under another account of Linux or macOS: its groups, its environment, nothing of the service's.
 *
 * @throws {ServerError} `ACCOUNT_UNUSABLE` when this process is not root's, or the account is.
 */
export async function startAsPosix(
  account: OsAccount,
  args: readonly string[],
  launch: PosixLaunch = readPosixLaunch(),
): Promise<StartedProcess> {
  const { posix, name } = account;
  if (posix === undefined || posix.user === 0) {
    throw new ServerError(
      'ACCOUNT_UNUSABLE',
      'No process is started under the account of the system itself.',
    );
  }
  if (launch.user !== 0) {
    throw new ServerError(
      'ACCOUNT_UNUSABLE',
      'The service must run as root to start a process under the account of a person.',
    );
  }
  const becoming = becomeAccount(name, posix.user, posix.group);
  return fromChild(
    launch.spawn(process.execPath, ['--import', becoming, ...args], {
      // The home folder may be on a server that root must not enter.
      cwd: '/',
      env: personEnvironment(account, launch.env),
      stdio: ['pipe', 'ignore', 'pipe'],
    }),
  );
}

/**
 * The first thing the process does, before any file of the program is read. The `uid` and `gid` of `spawn` would
 * drop the account's further groups, and those may be what lets a person reach the card readers.
 */
function becomeAccount(name: string, user: number, group: number): string {
  const script = [
    "import process from 'node:process';",
    // Threads of the process run this too, and it is done by then.
    "import { isMainThread } from 'node:worker_threads';",
    'if (isMainThread) {',
    `process.initgroups(${JSON.stringify(name)}, ${group});`,
    `process.setgid(${group});`,
    `process.setuid(${user});`,
    'process.umask(0o077);',
    // A half-done change must never go unseen.
    `if (process.getuid() !== ${user} || process.geteuid() !== ${user} || process.getgid() !== ${group}) process.exit(1);`,
    '}',
  ].join('');
  return `data:text/javascript,${encodeURIComponent(script)}`;
}

/** Environment of a person as a login would make it. */
export function personEnvironment(
  { name, posix }: OsAccount,
  env: PosixLaunch['env'],
): Record<string, string> {
  const runtime = `/run/user/${posix?.user}`;
  return {
    ...Object.fromEntries(PASSED_ON.flatMap((key) => (env[key] === undefined ? [] : [[key, env[key]]]))),
    HOME: posix?.home ?? '/',
    USER: name,
    LOGNAME: name,
    PATH: SYSTEM_PATH,
    ...(existsSync(runtime) ? { XDG_RUNTIME_DIR: runtime } : {}),
  };
}
