import { type CommandResult, NOT_STARTED, type RunCommand } from '../../command/run-command.js';
import { ASKING_TIMEOUT_MS } from '../../elevation/elevation.js';
import { SupervisorError } from '../../errors.js';
import type { ServiceAction, ServiceControl, ServiceReport } from '../service.js';
import { type Pause, waitForState } from '../wait-for-state.js';
import { parseShow, SHOWN_PROPERTIES } from './parse-show.js';

/** What the service is reached with. */
export interface SystemdServiceParts {
  /** Name of the unit, with its suffix. */
  readonly unit: string;
  readonly run: RunCommand;
  readonly pause?: Pause;
}

/** Exit codes of `systemctl` (LSB): not allowed, not installed. */
const NOT_ALLOWED = 4;
const NOT_INSTALLED = 5;

/** Words of a refusal in the neutral language, for versions that exit with 1. */
const REFUSALS = /interactive authentication required|access denied|not authorized|permission denied/i;

/** The service under systemd. It asks polkit itself, which asks the person. */
export function createSystemdService({ unit, run, pause }: SystemdServiceParts): ServiceControl {
  const read = async (): Promise<ServiceReport> => {
    const result = await run('systemctl', ['show', unit, `--property=${SHOWN_PROPERTIES.join(',')}`]);
    if (result.code === NOT_STARTED) throw missing();
    const report = parseShow(result.stdout);
    if (report === undefined) {
      throw new SupervisorError(
        'SERVICE_STATE_UNREADABLE',
        'systemd does not tell the state of the service.',
        {
          detail: said(result),
        },
      );
    }
    return report;
  };

  return {
    manager: 'systemd',
    read,
    async act(action) {
      const result = await run('systemctl', [action, unit], { timeoutMs: ASKING_TIMEOUT_MS });
      if (result.code === NOT_STARTED) throw missing();
      if (result.code === NOT_INSTALLED) {
        throw new SupervisorError('SERVICE_ABSENT', `There is no unit ${unit}.`, { detail: said(result) });
      }
      if (result.code !== 0) throw refused(action, result);
      await waitForState(action === 'stop' ? 'stopped' : 'running', read, pause);
    },
    byHand: (action) => ({
      fr: `Dans un terminal, avec un compte administrateur : sudo systemctl ${action} ${unit}`,
      en: `In a terminal, with an administrator account: sudo systemctl ${action} ${unit}`,
    }),
  };
}

const said = ({ stdout, stderr }: CommandResult): string => (stderr.trim() || stdout.trim()).slice(0, 500);

const missing = () => new SupervisorError('COMMAND_MISSING', 'systemctl cannot be started.');

function refused(action: ServiceAction, result: CommandResult): SupervisorError {
  const detail = said(result);
  return result.code === NOT_ALLOWED || REFUSALS.test(detail)
    ? new SupervisorError('RIGHTS_NEEDED', `systemd wants an administrator: ${action}.`, { detail })
    : new SupervisorError('SERVICE_CONTROL_FAILED', `systemd could not ${action} the service.`, { detail });
}
