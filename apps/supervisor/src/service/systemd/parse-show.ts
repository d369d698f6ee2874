import type { ServiceReport, ServiceState } from '../service.js';

/** Properties asked of systemd. */
export const SHOWN_PROPERTIES = [
  'LoadState',
  'ActiveState',
  'SubState',
  'MainPID',
  'ExecMainStatus',
] as const;

const STATES: Readonly<Record<string, ServiceState>> = {
  active: 'running',
  reloading: 'running',
  activating: 'starting',
  deactivating: 'stopping',
  inactive: 'stopped',
  maintenance: 'stopped',
  failed: 'failed',
};

/**
 * Reads what `systemctl show --property=…` prints. Nothing when it is not such a print.
 *
 * @example
 * ```ts
 * parseShow('LoadState=loaded\nActiveState=active\nMainPID=42\n'); // { state: 'running', pid: 42 }
 * ```
 */
export function parseShow(printed: string): ServiceReport | undefined {
  const values = new Map(
    printed.split(/\r?\n/).map((line) => {
      const equals = line.indexOf('=');
      return [line.slice(0, equals), line.slice(equals + 1)] as const;
    }),
  );
  const load = values.get('LoadState');
  if (load === 'not-found' || load === 'masked') return { state: 'absent' };
  const known = STATES[values.get('ActiveState') ?? ''];
  if (known === undefined) return undefined;
  // Between two attempts systemd calls it "activating": for a practice it has failed, and may come back.
  const state = values.get('SubState') === 'auto-restart' ? 'failed' : known;
  const pid = Number(values.get('MainPID') ?? 0);
  const exitCode = Number(values.get('ExecMainStatus') ?? 0);
  return {
    state,
    ...(pid > 0 ? { pid } : {}),
    ...(state === 'failed' && exitCode !== 0 ? { exitCode } : {}),
  };
}
