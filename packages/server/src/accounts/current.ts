import type { OsAccounts } from './account.js';
import { createDarwinAccounts } from './darwin.js';
import { createLinuxAccounts } from './linux.js';
import { loadWin32Accounts } from './win32.js';

const PLATFORMS: Readonly<Record<string, () => OsAccounts | Promise<OsAccounts>>> = {
  win32: loadWin32Accounts,
  darwin: createDarwinAccounts,
  linux: createLinuxAccounts,
};

/** The accounts of this computer. A system that is not one of the product's (a BSD) is treated as macOS. */
export async function currentAccounts(platform: NodeJS.Platform = process.platform): Promise<OsAccounts> {
  return (PLATFORMS[platform] ?? createDarwinAccounts)();
}
