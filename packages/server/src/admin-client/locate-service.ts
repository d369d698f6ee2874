import { dirname, resolve } from 'node:path';
import { authorityPath } from '../certificate/files.js';
import { type InstallationFolders, installationFolders } from '../cli/installation.js';
import { defaultSettings, readSettingsFile, type Settings, type SettingsError } from '../config/index.js';
import { ServerError } from '../errors.js';
import { FLAVOUR, type Flavour } from '../flavour.js';
import { currentPlatform, type Platform, readSurroundings } from '../platform/index.js';

/** Which installation is meant. */
export interface LocateOptions {
  /** Settings file; default: that of the installed service. */
  readonly settingsFile?: string;
  /** Folder of what the service keeps; default: that of the settings, else that of the system account. */
  readonly stateFolder?: string;
  /** Default: the platform as the system account sees it. */
  readonly platform?: Platform;
  readonly flavour?: Flavour;
}

/** An installation as another program sees it, whether its service runs or not, and whatever state its settings are in. */
export interface InstalledService {
  readonly settingsFile: string;
  /** What the settings say; the defaults when they cannot be read. */
  readonly settings: Settings;
  /** Why the settings cannot be read; the service would not start. */
  readonly problem: ServerError | SettingsError | undefined;
  readonly folders: InstallationFolders;
  /** Address to reach the service at. */
  readonly host: string;
  readonly port: number;
  readonly caFile: string;
  readonly flavour: Flavour;
  readonly platform: Platform;
}

/** Looks for the installation, its settings and its folders. Never fails because of what the settings hold. */
export async function locateService(options: LocateOptions = {}): Promise<InstalledService> {
  const platform = options.platform ?? servicePlatform();
  const flavour = options.flavour ?? FLAVOUR;
  const settingsFile = resolve(options.settingsFile ?? platform.paths.settingsFile);
  const { settings, problem } = await readSettings(settingsFile, flavour);
  const state = options.stateFolder === undefined ? {} : { state: resolve(options.stateFolder) };
  const folders = installationFolders(settings, dirname(settingsFile), platform.paths, state);
  return {
    settingsFile,
    settings,
    problem,
    folders,
    host: reachable(settings.server.ip),
    port: settings.server.port,
    caFile: authorityPath(folders.certificate),
    flavour,
    platform,
  };
}

/** The platform as the account of the service sees it: its folders are not those of the person at the screen. */
function servicePlatform(): Platform {
  const { STATE_DIRECTORY, LOGS_DIRECTORY, ...env } = readSurroundings().env;
  return currentPlatform({ ...readSurroundings(), env, privileged: true });
}

async function readSettings(
  file: string,
  flavour: Flavour,
): Promise<{ readonly settings: Settings; readonly problem: ServerError | SettingsError | undefined }> {
  try {
    return { settings: (await readSettingsFile(file, flavour)).settings, problem: undefined };
  } catch (error) {
    if (!(error instanceof ServerError)) throw error;
    return { settings: defaultSettings(), problem: error };
  }
}

/** An address that means "every one" is reached through loopback. */
function reachable(ip: string): string {
  if (ip === '0.0.0.0') return '127.0.0.1';
  return ip === '::' ? '::1' : ip;
}
