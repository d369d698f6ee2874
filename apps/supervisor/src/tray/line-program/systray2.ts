import { chmod } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { TrayBackend } from '../tray.js';
import { createLineProgramBackend } from './backend.js';

/** Programs of systray2, each for x64 alone. That of Linux wants `libappindicator3`, which Debian has dropped. */
const PROGRAMS = {
  win32: { file: 'tray_windows_release.exe', icon: 'ico' },
  darwin: { file: 'tray_darwin_release', icon: 'png' },
} as const;

/** The icon through the program that the package `systray2` ships. Its JavaScript part is not used. */
export function createSystray2Backend(
  platform: keyof typeof PROGRAMS,
  findFolder: () => string = findSystray2,
): TrayBackend {
  const { file, icon } = PROGRAMS[platform];
  return {
    name: NAME,
    async start(view, onCommand) {
      const path = join(findFolder(), 'traybin', file);
      // The package holds it without the right to be run; an installer has given it already.
      if (platform !== 'win32') await chmod(path, 0o755).catch(() => undefined);
      return createLineProgramBackend({ name: NAME, file: path, args: [], icon }).start(view, onCommand);
    },
  };
}

const NAME = 'systray2';

const findSystray2 = (): string => dirname(createRequire(import.meta.url).resolve('systray2/package.json'));
