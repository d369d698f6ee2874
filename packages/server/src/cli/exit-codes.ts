import { ServerError } from '../errors.js';
import { UsageError } from './usage-error.js';

/** Exit codes of the program. Scripts and service managers may rely on them. */
export const EXIT_CODES = {
  /** Done. */
  ok: 0,
  /** It failed; the message says why. */
  failed: 1,
  /** The command line is wrong. */
  usage: 2,
  /** The settings file is wrong. */
  settings: 3,
  /** The address or the port cannot be listened on. */
  listen: 4,
} as const;

/** Exit code of the program. */
export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

/** The system's codes for an address that cannot be listened on. */
const LISTEN_FAILURES: ReadonlySet<unknown> = new Set(['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL']);

/** Exit code for something that was thrown. */
export function exitCodeOf(thrown: unknown): ExitCode {
  if (thrown instanceof UsageError) return EXIT_CODES.usage;
  if (thrown instanceof ServerError && thrown.code.startsWith('SETTINGS_')) return EXIT_CODES.settings;
  if (thrown instanceof ServerError && thrown.code === 'LISTEN_ADDRESS_REFUSED') return EXIT_CODES.listen;
  return isListenFailure(thrown) ? EXIT_CODES.listen : EXIT_CODES.failed;
}

/** Whether the system refused an address or a port. */
export function isListenFailure(thrown: unknown): boolean {
  return (
    thrown instanceof Error &&
    'syscall' in thrown &&
    thrown.syscall === 'listen' &&
    'code' in thrown &&
    LISTEN_FAILURES.has(thrown.code)
  );
}
