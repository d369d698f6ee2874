import { dirname, join, resolve } from 'node:path';
import { type LoadedSettings, readSettingsFile, type Settings } from '../config/index.js';
import { ServerError } from '../errors.js';
import type { PlatformPaths } from '../platform/index.js';
import type { CliIo, GivenOptions } from './command.js';

/** Where an installation keeps what. Absolute. */
export interface InstallationFolders {
  readonly state: string;
  readonly certificate: string;
  /** Records of the running processes. */
  readonly processes: string;
  readonly masterJournals: string;
  readonly sessionJournals: string;
}

/**
 * The folders of an installation. Relative paths start from the folder of the settings file: a service has no other
 * place of its own.
 *
 * @param base folder of the settings file, absolute.
 * @param given what takes the place of the settings, absolute.
 */
export function installationFolders(
  { storage, journal }: Pick<Settings, 'storage' | 'journal'>,
  base: string,
  paths: PlatformPaths,
  given: { readonly state?: string } = {},
): InstallationFolders {
  const from = (path: string): string => resolve(base, path);
  const state = given.state ?? (storage.directory === undefined ? paths.state : from(storage.directory));
  const journals = journal.directory === undefined ? undefined : from(journal.directory);
  return {
    state,
    certificate: join(state, 'certificate'),
    processes: join(state, 'processes'),
    masterJournals: journals ?? paths.masterJournals,
    sessionJournals: journals === undefined ? paths.sessionJournals : join(journals, 'sessions'),
  };
}

/** The installation a command works on. */
export interface Installation extends LoadedSettings {
  readonly settingsFile: string;
  readonly folders: InstallationFolders;
}

/**
 * Reads the settings and works out the folders.
 *
 * @throws {ServerError} `SETTINGS_*`; a file named by `--config` must exist.
 */
export async function openInstallation(
  given: GivenOptions<'config' | 'state'>,
  io: CliIo,
): Promise<Installation> {
  const { paths } = io.platform;
  const config = given.text('config');
  const settingsFile = resolve(config ?? paths.settingsFile);
  const loaded = await readSettingsFile(settingsFile, io.flavour);
  if (config !== undefined && !loaded.present) {
    throw new ServerError('SETTINGS_UNREADABLE', `The settings file ${settingsFile} does not exist.`);
  }
  const state = given.text('state');
  return {
    ...loaded,
    settingsFile,
    folders: installationFolders(
      loaded.settings,
      dirname(settingsFile),
      paths,
      state === undefined ? {} : { state: resolve(state) },
    ),
  };
}
