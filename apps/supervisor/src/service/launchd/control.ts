import { NOT_STARTED, type RunCommand } from '../../command/run-command.js';
import type { Elevation } from '../../elevation/elevation.js';
import { SupervisorError } from '../../errors.js';
import type { ServiceAction, ServiceControl, ServiceReport } from '../service.js';
import { type Pause, waitForState } from '../wait-for-state.js';
import { parsePrint } from './parse-print.js';

/** What the service is reached with. */
export interface LaunchdServiceParts {
  readonly label: string;
  /** Description of the service, below `/Library/LaunchDaemons`. */
  readonly plist: string;
  readonly run: RunCommand;
  readonly elevation: Elevation;
  /** Whether a file exists. */
  readonly exists: (path: string) => Promise<boolean>;
  readonly pause?: Pause;
}

const LAUNCHCTL = '/bin/launchctl';

/** The service under launchd, which keeps what it knows alive: stopping it is unloading it. */
export function createLaunchdService(parts: LaunchdServiceParts): ServiceControl {
  const { label, plist, run, elevation, exists, pause } = parts;
  const target = `system/${label}`;

  /** What launchd has of it; nothing when it is not loaded. */
  const readLoaded = async (): Promise<ServiceReport | undefined> => {
    const { code, stdout, stderr } = await run(LAUNCHCTL, ['print', target]);
    if (code === NOT_STARTED) throw new SupervisorError('COMMAND_MISSING', 'launchctl cannot be started.');
    if (code !== 0) return undefined;
    const report = parsePrint(stdout);
    if (report === undefined) {
      const detail = (stderr.trim() || stdout.trim()).slice(0, 500);
      throw new SupervisorError('SERVICE_STATE_UNREADABLE', 'launchd does not tell the state.', { detail });
    }
    return report;
  };

  const read = async (): Promise<ServiceReport> =>
    (await readLoaded()) ?? { state: (await exists(plist)) ? 'stopped' : 'absent' };

  /** Arguments of launchctl for an action. */
  const argumentsFor = (action: ServiceAction, loaded: boolean): readonly string[] => {
    if (action === 'stop') return ['bootout', target];
    if (!loaded) return ['bootstrap', 'system', plist];
    return action === 'restart' ? ['kickstart', '-k', target] : ['kickstart', target];
  };

  return {
    manager: 'launchd',
    read,
    async act(action) {
      if (!(await exists(plist))) throw new SupervisorError('SERVICE_ABSENT', `${plist} does not exist.`);
      const loaded = (await readLoaded()) !== undefined;
      if (action === 'stop' && !loaded) return;
      const { code, stderr } = await elevation.run(LAUNCHCTL, argumentsFor(action, loaded));
      if (code !== 0) {
        throw new SupervisorError('SERVICE_CONTROL_FAILED', `launchd could not ${action} the service.`, {
          detail: `${code} ${stderr.trim().slice(0, 500)}`,
        });
      }
      await waitForState(action === 'stop' ? 'stopped' : 'running', read, pause);
    },
    byHand: (action) => {
      const commands: Readonly<Record<ServiceAction, string>> = {
        start: `sudo launchctl bootstrap system ${plist}`,
        stop: `sudo launchctl bootout ${target}`,
        restart: `sudo launchctl kickstart -k ${target}`,
      };
      return {
        fr: `Dans le Terminal, avec un compte administrateur : ${commands[action]}`,
        en: `In Terminal, with an administrator account: ${commands[action]}`,
      };
    },
  };
}
