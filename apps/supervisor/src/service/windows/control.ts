import { NOT_STARTED, type RunCommand } from '../../command/run-command.js';
import type { Elevation } from '../../elevation/elevation.js';
import { systemProgram, type WindowsFolders } from '../../elevation/windows.js';
import { SupervisorError } from '../../errors.js';
import type { ServiceAction, ServiceControl, ServiceReport } from '../service.js';
import { type Pause, waitForState } from '../wait-for-state.js';
import { parseServiceQuery } from './parse-query.js';

/** Codes of Windows that `sc.exe` exits with. */
const ACCESS_DENIED = 5;
const ALREADY_RUNNING = 1056;
const DOES_NOT_EXIST = 1060;
const NOT_ACTIVE = 1062;

/** The first tells the process too; not every `sc.exe` knows it (Wine's does not). */
const QUERIES = ['queryex', 'query'] as const;

/** What the service is reached with. */
export interface WindowsServiceParts {
  /** Name of the service, not its display name. */
  readonly name: string;
  readonly run: RunCommand;
  readonly elevation: Elevation;
  readonly folders: WindowsFolders;
  readonly pause?: Pause;
}

/** What an elevated PowerShell does; it waits by itself until the manager is done. */
const CMDLETS: Readonly<Record<ServiceAction, string>> = {
  start: 'Start-Service',
  stop: 'Stop-Service',
  restart: 'Restart-Service',
};

const BY_HAND: Readonly<Record<ServiceAction, { readonly fr: string; readonly en: string }>> = {
  start: { fr: 'choisissez « Démarrer »', en: 'choose “Start”' },
  stop: { fr: 'choisissez « Arrêter »', en: 'choose “Stop”' },
  restart: { fr: 'choisissez « Redémarrer »', en: 'choose “Restart”' },
};

/** The service under the service manager of Windows. */
export function createWindowsService(parts: WindowsServiceParts): ServiceControl {
  const { name, run, elevation, folders, pause } = parts;
  const sc = (verb: string) => run(systemProgram(folders, 'sc.exe'), [verb, name]);

  const read = async (): Promise<ServiceReport> => {
    let said = '';
    for (const verb of QUERIES) {
      const { code, stdout } = await sc(verb);
      if (code === NOT_STARTED) throw new SupervisorError('COMMAND_MISSING', 'sc.exe cannot be started.');
      if (code === DOES_NOT_EXIST) return { state: 'absent' };
      const report = parseServiceQuery(stdout);
      if (report !== undefined) return report;
      said = `${said}${verb} ended with ${code}. ${stdout.trim().slice(0, 250)} `;
    }
    throw new SupervisorError('SERVICE_STATE_UNREADABLE', 'sc.exe says no state.', { detail: said.trim() });
  };

  /** One step without more rights than the account has. @returns whether rights are missing. */
  const step = async (verb: 'start' | 'stop'): Promise<boolean> => {
    const { code, stdout } = await sc(verb);
    if (code === ACCESS_DENIED) return true;
    if (code === DOES_NOT_EXIST) throw new SupervisorError('SERVICE_ABSENT', `There is no service ${name}.`);
    if (code !== 0 && code !== (verb === 'start' ? ALREADY_RUNNING : NOT_ACTIVE)) {
      const detail = `${code} ${stdout.trim().slice(0, 500)}`;
      throw new SupervisorError('SERVICE_CONTROL_FAILED', `The service manager refused: ${verb}.`, {
        detail,
      });
    }
    await waitForState(verb === 'start' ? 'running' : 'stopped', read, pause);
    return false;
  };

  const actElevated = async (action: ServiceAction): Promise<void> => {
    const quoted = name.replaceAll("'", "''");
    const force = action === 'start' ? '' : ' -Force';
    const script = `try { ${CMDLETS[action]} -Name '${quoted}'${force} -ErrorAction Stop; exit 0 } catch { exit 1 }`;
    const { code } = await elevation.run(systemProgram(folders, 'WindowsPowerShell\\v1.0\\powershell.exe'), [
      '-NoProfile',
      '-NonInteractive',
      '-EncodedCommand',
      Buffer.from(script, 'utf16le').toString('base64'),
    ]);
    if (code !== 0) {
      throw new SupervisorError('SERVICE_CONTROL_FAILED', `The service manager refused: ${action}.`);
    }
    await waitForState(action === 'stop' ? 'stopped' : 'running', read, pause);
  };

  return {
    manager: 'windows',
    read,
    async act(action) {
      const steps = action === 'restart' ? (['stop', 'start'] as const) : [action];
      for (const verb of steps) {
        // The first step tells whether the rights are there: the person is asked once, for the whole.
        if (await step(verb)) return actElevated(action);
      }
    },
    byHand: (action) => ({
      fr: `Ouvrez « Services » (services.msc) en administrateur, sélectionnez le service ${name}, puis ${BY_HAND[action].fr}.`,
      en: `Open “Services” (services.msc) as an administrator, select the service ${name}, then ${BY_HAND[action].en}.`,
    }),
  };
}
