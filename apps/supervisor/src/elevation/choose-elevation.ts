import type { RunCommand } from '../command/run-command.js';
import type { Elevation } from './elevation.js';
import { createLinuxElevation } from './linux.js';
import { createMacElevation } from './macos.js';
import { createWindowsElevation, type WindowsFolders } from './windows.js';

/** What macOS shows above its question. */
const PROMPT = 'Le superviseur DmpConnect-JS2 demande les droits d’administrateur.';

/** How administrator rights are asked for on a system. */
export function chooseElevation(
  platform: NodeJS.Platform,
  run: RunCommand,
  windows: WindowsFolders,
  privileged: boolean,
): Elevation {
  if (platform === 'win32') return createWindowsElevation(run, windows, privileged);
  return platform === 'darwin'
    ? createMacElevation(run, privileged, PROMPT)
    : createLinuxElevation(run, privileged);
}
