import { dirname, join, resolve } from 'node:path';
import { installationFolders } from '../cli/installation.js';
import { readSettingsFile, type Settings } from '../config/index.js';
import { ServerError } from '../errors.js';
import { FLAVOUR, type Flavour } from '../flavour.js';
import { currentPlatform, type Platform } from '../platform/index.js';
import { VERSION } from '../version.js';
import { proxyOfSettings } from '../worker/services/proxy.js';
import { createUpdateDispatcher, updaterOptionsOf, updatesFolder } from './from-settings.js';
import { openManifestMemory } from './memory.js';
import { updatePlatformOf } from './target.js';
import { createUpdater, type Updater } from './updater.js';

/** Which installation is updated. Everything has the value of this one by default. */
export interface OpenUpdaterOptions {
  readonly settingsFile?: string;
  /** Folder of what the service keeps. Default: that of the settings. */
  readonly stateFolder?: string;
  /** Folder of the installers. Default: `updates/installers`, below the folder of what the service keeps. */
  readonly downloadFolder?: string;
  readonly platform?: Platform;
  readonly flavour?: Flavour;
  /** Version that runs. */
  readonly version?: string;
}

/**
 * Opens the updates of an installation. Servers are reached through the proxy of the settings.
 *
 * @example
 * ```ts
 * const updater = await openUpdater();
 * const check = await updater.check();
 * if (check.state === 'available') {
 *   const { path } = await updater.download(check.release, { onProgress: ({ received, size }) => bar(received / size) });
 * }
 * await updater.close();
 * ```
 * @throws {ServerError} `SETTINGS_*`, `STORAGE_UNREADABLE`
 */
export async function openUpdater(options: OpenUpdaterOptions = {}): Promise<Updater> {
  const { platform = currentPlatform(), flavour = FLAVOUR, stateFolder, version = VERSION } = options;
  const settingsFile = resolve(options.settingsFile ?? platform.paths.settingsFile);
  const { settings } = await readSettingsFile(settingsFile, flavour);
  const given = stateFolder === undefined ? {} : { state: resolve(stateFolder) };
  const { state } = installationFolders(settings, dirname(settingsFile), platform.paths, given);
  const { downloadFolder } = options;
  return createInstalledUpdater({ settings, state, downloadFolder, platform, flavour, version });
}

/** An installation whose settings are read. */
export interface InstalledUpdaterOptions
  extends Required<Pick<OpenUpdaterOptions, 'platform' | 'flavour' | 'version'>> {
  readonly settings: Settings;
  /** Folder of what the service keeps. */
  readonly state: string;
  readonly downloadFolder: string | undefined;
}

/** The updates of an installation whose settings are read. @throws {ServerError} `SETTINGS_INVALID` */
export async function createInstalledUpdater(options: InstalledUpdaterOptions): Promise<Updater> {
  const { settings, platform, flavour, version } = options;
  const folder = updatesFolder(options.state);
  return createUpdater({
    ...updaterOptionsOf(settings),
    dispatcher: await reachServers(settings),
    memory: openManifestMemory(folder, platform),
    downloadFolder: resolve(options.downloadFolder ?? join(folder, 'installers')),
    version,
    target: { platform: updatePlatformOf(process.platform, process.arch), flavour },
    platform,
  });
}

async function reachServers(settings: Settings): ReturnType<typeof createUpdateDispatcher> {
  try {
    return await createUpdateDispatcher(settings, proxyOfSettings(settings.proxy));
  } catch (cause) {
    throw new ServerError('SETTINGS_INVALID', 'licensing/trust_file: the file cannot be read.', { cause });
  }
}
