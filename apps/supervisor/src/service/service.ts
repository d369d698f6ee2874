import type { Texts } from '../texts/texts.js';

/** What can be asked of a service manager. */
export const SERVICE_ACTIONS = ['start', 'stop', 'restart'] as const;

/** Something asked of a service manager. */
export type ServiceAction = (typeof SERVICE_ACTIONS)[number];

/**
 * State of the service, as its manager tells. `failed`: it ended by itself or could not be started; `absent`: the
 * manager does not know it.
 */
export type ServiceState = 'running' | 'stopped' | 'starting' | 'stopping' | 'failed' | 'absent';

/** What a service manager says of the service. */
export interface ServiceReport {
  readonly state: ServiceState;
  /** Number of its process, when it runs and the manager tells. */
  readonly pid?: number;
  /** Code with which it ended, when the manager tells and it is not zero. */
  readonly exitCode?: number;
}

/** Kinds of service managers. `plain`: a process without a manager, for development. */
export type ServiceManager = 'windows' | 'launchd' | 'systemd' | 'plain';

/** The service, whatever the system. */
export interface ServiceControl {
  readonly manager: ServiceManager;
  /**
   * @throws {SupervisorError} `COMMAND_MISSING`, `SERVICE_STATE_UNREADABLE`
   */
  read(): Promise<ServiceReport>;
  /**
   * Does it, and waits until it is done. Asks the system for administrator rights when they are needed.
   *
   * @throws {SupervisorError} `RIGHTS_NEEDED`, `RIGHTS_REFUSED`, `SERVICE_ABSENT`, `SERVICE_CONTROL_FAILED`,
   * `COMMAND_MISSING`
   */
  act(action: ServiceAction): Promise<void>;
  /** What a person with the rights does by hand (seed 7.1.1, 7.1.2, 8.1). */
  byHand(action: ServiceAction): Texts;
}
