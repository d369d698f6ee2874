import { win32 } from 'node:path';
import { ServerError } from '../../errors.js';
import type { OsAccount, ProcessEnd, StartedProcess } from '../account.js';
import type { SessionProcess, SessionToken, Win32Calls } from '../win32/calls.js';

type SessionCalls = Pick<Win32Calls, 'sessions' | 'sessionToken'>;

/** Its end and its words are looked at this often: a call that waits would keep one of the few threads of Node.js. */
const LOOK_MS = 250;

/**
 * Starts Node.js in the session of a person on a terminal server, where the redirected readers are (js-api 1.8).
 *
 * @throws {ServerError} `ACCOUNT_UNUSABLE` when the person has no session, or this process may not enter it.
 */
export async function startAsWin32(
  account: OsAccount,
  args: readonly string[],
  calls: SessionCalls,
  program = process.execPath,
): Promise<StartedProcess> {
  const token = findToken(account, calls);
  try {
    return watch(token.start(writeCommandLine([win32.normalize(program), ...args])));
  } catch (cause) {
    throw new ServerError(
      'ACCOUNT_UNUSABLE',
      'Windows did not start the process in the session of the person.',
      {
        cause,
      },
    );
  } finally {
    token.close();
  }
}

function findToken({ id }: OsAccount, { sessions, sessionToken }: SessionCalls): SessionToken {
  let entered = false;
  for (const session of sessions()) {
    const token = sessionToken(session);
    if (token === undefined) continue;
    entered = true;
    if (token.accountId() === id) return token;
    token.close();
  }
  throw new ServerError(
    'ACCOUNT_UNUSABLE',
    entered
      ? 'This person has no session open on this computer.'
      : 'The sessions of this computer are open to a service of the system alone: run it as LocalSystem.',
  );
}

function watch(started: SessionProcess): StartedProcess {
  const listeners: ((piece: string) => void)[] = [];
  const hear = () => {
    const words = started.takeWords();
    if (words !== '') for (const listener of listeners) listener(words);
  };
  let over = false;
  const ended = new Promise<ProcessEnd>((resolve) => {
    const timer = setInterval(() => {
      hear();
      const code = started.exitCode();
      if (code === undefined) return;
      over = true;
      clearInterval(timer);
      hear();
      started.close();
      resolve({ code, signal: null });
    }, LOOK_MS);
    timer.unref();
  });
  return {
    pid: started.pid,
    say(text) {
      if (!over) started.say(text);
    },
    onWords: (listener) => void listeners.push(listener),
    ended,
    kill() {
      if (!over) started.kill();
    },
  };
}

/** A command line that the C library of the program takes apart into the same arguments. */
export function writeCommandLine(args: readonly string[]): string {
  return args.map(quote).join(' ');
}

function quote(argument: string): string {
  if (argument !== '' && !/[\s"]/.test(argument)) return argument;
  // Backslashes count double before a quote, also before the closing one.
  return `"${argument.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;
}
