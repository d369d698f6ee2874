import { findRunningProcess, type ProcessRecord } from '../platform/index.js';
import type { InstalledService } from './locate-service.js';

type Processes = Pick<InstalledService, 'folders' | 'platform'>;

/** The master of this installation, if one runs: known by its number and its start (seed 7.3.1). */
export function findMasterProcess({ folders, platform }: Processes): Promise<ProcessRecord | undefined> {
  return findRunningProcess(folders.processes, 'master', platform);
}

/** Asks the master of this installation to stop; nothing when none runs. It ends its workers itself. */
export async function stopMasterProcess(installation: Processes): Promise<void> {
  const record = await findMasterProcess(installation);
  if (record !== undefined) installation.platform.terminate(record.pid, false);
}
