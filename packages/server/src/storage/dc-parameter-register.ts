import type { DcParameter } from '@dmpconnect/licensing';

/**
 * The DC parameters that integrators registered on this machine. Each is verified when it is registered and
 * again each time it is used: an expired one keeps its place and gives nothing.
 */
export interface DcParameterRegister {
  /** Verifies a blob against the settings, without registering it. @throws {DcParameterError} */
  read(blob: string): Promise<DcParameter>;
  /** Verifies and keeps a blob; keeping one twice changes nothing. @throws {DcParameterError} */
  register(blob: string): Promise<DcParameter>;
  /** Forgets a blob. `false` when it was not there. Never judges it: an expired one can be removed. */
  unregister(blob: string): Promise<boolean>;
  /** True when the blob is registered and still valid. Garbage is never registered. */
  isRegistered(blob: string): Promise<boolean>;
  /** Everything registered and valid now. */
  valid(): Promise<readonly DcParameter[]>;
}
