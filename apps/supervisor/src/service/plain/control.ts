import { SupervisorError } from '../../errors.js';
import type { ServiceControl, ServiceReport } from '../service.js';
import { type Pause, waitForState } from '../wait-for-state.js';

/** What the process is reached with. */
export interface PlainServiceParts {
  /** Number of the running master of the installation, if one runs. */
  readonly find: () => Promise<number | undefined>;
  /** Starts the program, which then lives on its own. */
  readonly launch: () => Promise<void>;
  /** Asks the running one to stop. */
  readonly stop: () => Promise<void>;
  /** Command line that does the same. */
  readonly commandLine: string;
  readonly pause?: Pause;
}

/** The service as a process without a manager: what a developer runs from the sources or a build. */
export function createPlainService(parts: PlainServiceParts): ServiceControl {
  const { find, launch, stop, commandLine, pause } = parts;
  const read = async (): Promise<ServiceReport> => {
    const pid = await find();
    return pid === undefined ? { state: 'stopped' } : { state: 'running', pid };
  };
  const start = async (): Promise<void> => {
    try {
      await launch();
    } catch (cause) {
      throw new SupervisorError('SERVICE_CONTROL_FAILED', 'The program could not be started.', { cause });
    }
    await waitForState('running', read, pause);
  };
  const end = async (): Promise<void> => {
    await stop();
    await waitForState('stopped', read, pause);
  };
  return {
    manager: 'plain',
    read,
    async act(action) {
      if (action !== 'start') await end();
      if (action !== 'stop') await start();
    },
    byHand: (action) =>
      action === 'stop'
        ? { fr: 'Arrêtez le processus avec Ctrl-C.', en: 'Stop the process with Ctrl-C.' }
        : { fr: `Lancez : ${commandLine}`, en: `Run: ${commandLine}` },
  };
}
