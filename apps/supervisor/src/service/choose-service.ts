import { spawn } from 'node:child_process';
import { access } from 'node:fs/promises';
import { findMasterProcess, type InstalledService, stopMasterProcess } from '@dmpconnect/server/admin-client';
import type { RunCommand } from '../command/run-command.js';
import type { Elevation } from '../elevation/elevation.js';
import type { WindowsFolders } from '../elevation/windows.js';
import { createLaunchdService } from './launchd/control.js';
import { LAUNCHD_PLIST, SERVICE_NAMES } from './names.js';
import { createPlainService, type LaunchedProcess } from './plain/control.js';
import type { ServiceControl, ServiceManager } from './service.js';
import { createSystemdService } from './systemd/control.js';
import { createWindowsService } from './windows/control.js';

/** What the service is reached with, whatever the manager. */
export interface ServiceParts {
  readonly run: RunCommand;
  readonly elevation: Elevation;
  readonly windows: WindowsFolders;
  readonly locate: () => Promise<InstalledService>;
  /** Command that runs the server in the foreground: for a plain process alone. */
  readonly serve: readonly [file: string, ...args: string[]];
}

const MAKERS: Readonly<Record<ServiceManager, (parts: ServiceParts) => ServiceControl>> = {
  windows: ({ run, elevation, windows }) =>
    createWindowsService({ name: SERVICE_NAMES.windows, run, elevation, folders: windows }),
  launchd: ({ run, elevation }) =>
    createLaunchdService({ label: SERVICE_NAMES.launchd, plist: LAUNCHD_PLIST, run, elevation, exists }),
  systemd: ({ run }) => createSystemdService({ unit: SERVICE_NAMES.systemd, run }),
  plain: ({ locate, serve }) =>
    createPlainService({
      find: async () => (await findMasterProcess(await locate()))?.pid,
      stop: async () => stopMasterProcess(await locate()),
      launch: () => launchDetached(serve),
      commandLine: serve.join(' '),
    }),
};

/** The service manager of a system. */
export function managerOf(platform: NodeJS.Platform): ServiceManager {
  if (platform === 'win32') return 'windows';
  return platform === 'darwin' ? 'launchd' : 'systemd';
}

/** The service under a manager. */
export const createService = (manager: ServiceManager, parts: ServiceParts): ServiceControl =>
  MAKERS[manager](parts);

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** A process of its own session: it outlives the supervisor, whatever becomes of it. */
function launchDetached([file, ...args]: ServiceParts['serve']): Promise<LaunchedProcess> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { detached: true, stdio: 'ignore', windowsHide: true });
    // Ended by a signal: no code, and a failure all the same.
    const ended = new Promise<number>((end) => child.once('exit', (code) => end(code ?? -1)));
    child.once('error', reject);
    child.once('spawn', () => {
      child.unref();
      resolve({ ended });
    });
  });
}
