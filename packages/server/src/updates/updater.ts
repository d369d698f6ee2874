import type {
  DownloadedUpdate,
  DownloadProgress,
  Release,
  ReleaseChannel,
  UpdateCheck,
  UpdateState,
} from './types.js';

/** Looks for versions and fetches installers, for a person who asked for it. */
export interface Updater {
  /** What is known already; no host is contacted. @throws {ServerError} `STORAGE_UNREADABLE` */
  state(): Promise<UpdateState>;
  /** Asks the update servers of the settings, in their order. Fails for nothing they do. */
  check(options?: { readonly channel?: ReleaseChannel; readonly signal?: AbortSignal }): Promise<UpdateCheck>;
  /**
   * Fetches the installer of this computer, goes on where an earlier attempt was cut, and verifies it. Nothing stands
   * under the final name before that, and nothing is installed.
   *
   * @throws {ServerError} `UPDATE_REFUSED`, `UPDATE_UNREACHABLE`, `DISK_FULL`, `STORAGE_UNWRITABLE`
   */
  download(
    release: Release,
    options?: {
      readonly onProgress?: (progress: DownloadProgress) => void;
      readonly signal?: AbortSignal;
    },
  ): Promise<DownloadedUpdate>;
  /**
   * Reads the installer again and compares it with what was signed: right before it is run.
   *
   * @throws {ServerError} `UPDATE_REFUSED` when it is not, or no longer, that file.
   */
  verify(downloaded: DownloadedUpdate): Promise<void>;
  close(): Promise<void>;
}

/** Which installation is updated. Everything has the value of this one by default. */
export interface OpenUpdaterOptions {
  readonly settingsFile?: string;
  /** Folder of what the service keeps. Default: that of the settings. */
  readonly stateFolder?: string;
  /** Folder of the installers. Default: `updates` below the folder of what the service keeps. */
  readonly downloadFolder?: string;
}

/**
 * Opens the updates of an installation.
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
 * @throws {ServerError} `SETTINGS_*`
 */
export async function openUpdater(_options: OpenUpdaterOptions = {}): Promise<Updater> {
  throw new Error('to be written in this change');
}
