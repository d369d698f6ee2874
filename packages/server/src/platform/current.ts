import { createDarwinPlatform } from './darwin.js';
import { createLinuxPlatform } from './linux.js';
import type { Platform, PlatformName } from './platform.js';
import { readSurroundings, type Surroundings } from './surroundings.js';
import { createWin32Platform } from './win32.js';

const PLATFORMS: Readonly<Record<PlatformName, (surroundings: Surroundings) => Platform>> = {
  win32: createWin32Platform,
  darwin: createDarwinPlatform,
  linux: createLinuxPlatform,
};

/**
 * The platform this process runs on. A system that is not one of the product's (a BSD) is treated as Linux.
 *
 * @example
 * ```ts
 * const platform = currentPlatform();
 * platform.paths.settingsFile; // 'C:\\Program Files (x86)\\DmpConnect-JS2\\DmpConnect-JS2.xml'
 * ```
 */
export function currentPlatform(surroundings: Surroundings = readSurroundings()): Platform {
  const create = Object.entries(PLATFORMS).find(([name]) => name === process.platform)?.[1];
  return (create ?? createLinuxPlatform)(surroundings);
}
