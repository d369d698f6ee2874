import { SupervisorError } from '../../errors.js';
import type { ServiceControl, ServiceReport } from '../service.js';
import { type Pause, waitForState } from '../wait-for-state.js';

/** A process that was started and lives on its own. */
export interface LaunchedProcess {
  /** Its exit code, when it ends while the supervisor still runs. */
  readonly ended: Promise<number>;
}

/** What the process is reached with. */
export interface PlainServiceParts {
  /** Number of the running master of the installation, if one runs. */
  readonly find: () => Promise<number | undefined>;
  /** Starts the program. */
  readonly launch: () => Promise<LaunchedProcess>;
  /** Asks the running one to stop. */
  readonly stop: () => Promise<void>;
  /** Command line that does the same. */
  readonly commandLine: string;
  readonly pause?: Pause;
}

/** The service as a process without a manager: what a developer runs from the sources or a build. */
export function createPlainService(parts: PlainServiceParts): ServiceControl {
  const { find, launch, stop, commandLine, pause } = parts;
  /** The one that was started here last, and how it ended. */
  let launched: Promise<number> | undefined;
  let failure: number | undefined;

  const read = async (): Promise<ServiceReport> => {
    const pid = await find();
    if (pid !== undefined) return { state: 'running', pid };
    return failure === undefined ? { state: 'stopped' } : { state: 'failed', exitCode: failure };
  };
  const forget = (): void => {
    launched = undefined;
    failure = undefined;
  };
  const start = async (): Promise<void> => {
    forget();
    try {
      const { ended } = await launch();
      launched = ended;
      void ended.then((code) => {
        if (launched === ended && code !== 0) failure = code;
      });
    } catch (cause) {
      throw new SupervisorError('SERVICE_CONTROL_FAILED', 'The program could not be started.', { cause });
    }
    await waitForState('running', read, pause);
  };
  const end = async (): Promise<void> => {
    // However it ends now, somebody asked for it.
    forget();
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
