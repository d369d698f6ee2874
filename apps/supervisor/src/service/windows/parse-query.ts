import type { ServiceReport, ServiceState } from '../service.js';

/** `dwCurrentState` of the service manager. Pauses are not ours: a paused service does not answer. */
const STATES: Readonly<Record<string, ServiceState>> = {
  1: 'stopped',
  2: 'starting',
  3: 'stopping',
  4: 'running',
  5: 'starting',
  6: 'stopping',
  7: 'stopped',
};

/** Place of each row of `sc.exe queryex`. Labels are translated (`ÉTAT`, `CODE_SORTIE_WIN32`), their order is not. */
const ROW = { state: 1, exitCode: 2, pid: 6 } as const;

/** `ERROR_SERVICE_NEVER_STARTED`: no failure, nobody has started it since the machine did. */
const NEVER_STARTED = 1077;

/**
 * Reads what `sc.exe queryex <name>` prints, in whatever language. Nothing when it is not such a print.
 *
 * @example
 * ```ts
 * parseServiceQuery('…\n  STATE : 4  RUNNING\n…'); // { state: 'running', pid: 4242 }
 * ```
 */
export function parseServiceQuery(printed: string): ServiceReport | undefined {
  // "    LABEL : value  WORD"; the accepted controls stand on a line of their own, without a colon.
  const rows = printed.matchAll(/^[ \t]+[^\s:(][^:\r\n]*:[ \t]*([0-9a-fx]*)/gim);
  const values = [...rows].map(([, value]) => value);
  const state = STATES[values[ROW.state] ?? ''];
  if (state === undefined) return undefined;
  const exitCode = Number(values[ROW.exitCode] ?? 0);
  const pid = Number(values[ROW.pid] ?? 0);
  const failed = state === 'stopped' && exitCode !== 0 && exitCode !== NEVER_STARTED;
  return {
    state: failed ? 'failed' : state,
    ...(failed ? { exitCode } : {}),
    ...(pid > 0 ? { pid } : {}),
  };
}
