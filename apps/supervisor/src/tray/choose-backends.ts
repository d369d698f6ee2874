import type { WindowsFolders } from '../elevation/windows.js';
import { createDbusBackend } from './dbus/backend.js';
import { createJxaBackend } from './line-program/jxa.js';
import { createPowerShellBackend } from './line-program/powershell.js';
import { createSystray2Backend } from './line-program/systray2.js';
import type { TrayBackend } from './tray.js';

/** The machine an icon is shown on. */
export interface TrayMachine {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly windows: WindowsFolders;
}

/** The ways to show an icon on a machine, the preferred one first (decision 0008). */
export function chooseTrayBackends({ platform, arch, windows }: TrayMachine): readonly TrayBackend[] {
  if (platform === 'win32') {
    const powershell = createPowerShellBackend(windows);
    return arch === 'x64' ? [createSystray2Backend('win32'), powershell] : [powershell];
  }
  if (platform === 'darwin') {
    const [systray2, jxa] = [createSystray2Backend('darwin'), createJxaBackend()];
    return arch === 'x64' ? [systray2, jxa] : [jxa, systray2];
  }
  return [createDbusBackend()];
}
