import type { ServiceReport, ServiceState } from '../service.js';

const STATES: Readonly<Record<string, ServiceState>> = {
  running: 'running',
  'spawn scheduled': 'starting',
  'spawn failed': 'failed',
  waiting: 'stopped',
  'not running': 'stopped',
  exited: 'stopped',
};

/**
 * Reads what `launchctl print system/<label>` prints for a service that is loaded. Nothing when it is not such a print.
 *
 * @example
 * ```ts
 * parsePrint('system/com.example = {\n\tstate = running\n\tpid = 174\n}\n'); // { state: 'running', pid: 174 }
 * ```
 */
export function parsePrint(printed: string): ServiceReport | undefined {
  // One tab: the lines of the service itself, not those of its endpoints and environment.
  const value = (name: string) => new RegExp(`^\\t${name} = (.+)$`, 'm').exec(printed)?.[1]?.trim();
  const known = STATES[value('state') ?? ''];
  if (known === undefined) return undefined;
  const pid = Number(value('pid') ?? 0);
  // "(never exited)" and "78: EX_CONFIG" are written as well.
  const exitCode = Number.parseInt(value('last exit (?:code|status)') ?? '0', 10) || 0;
  const failed = known === 'failed' || (known === 'stopped' && exitCode !== 0);
  return {
    state: failed ? 'failed' : known,
    ...(pid > 0 ? { pid } : {}),
    ...(failed && exitCode !== 0 ? { exitCode } : {}),
  };
}
