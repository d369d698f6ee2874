import { ServerError } from '../errors.js';
import type { Platform } from '../platform/platform.js';
import { askServer, ManifestRefused, type ManifestSource } from './ask-server.js';
import { downloadFile, verifyFile } from './downloads.js';
import { askInOrder } from './in-order.js';
import { findSigned, type KnownUpdates, readState } from './known.js';
import { NO_KEY, NOT_CONFIGURED, sayAvailable, sayCurrent, sayFailed } from './sentences.js';
import { fileFor } from './target.js';
import type {
  DownloadedUpdate,
  DownloadProgress,
  Release,
  ReleaseChannel,
  UpdateAttempt,
  UpdateCheck,
  UpdateState,
} from './types.js';
import { isNewer } from './version-order.js';

/** Looks for versions and fetches installers, for a person who asked for it. */
export interface Updater {
  /** What is known already; no host is contacted. @throws {ServerError} `STORAGE_UNREADABLE` */
  state(): Promise<UpdateState>;
  /**
   * Asks the update servers of the settings, in their order. Fails for nothing they do.
   *
   * @throws {ServerError} `STORAGE_UNREADABLE`, `STORAGE_UNWRITABLE`, `DISK_FULL`
   */
  check(options?: { readonly channel?: ReleaseChannel; readonly signal?: AbortSignal }): Promise<UpdateCheck>;
  /**
   * Fetches the installer of this computer for a version that `check` gave, goes on where an earlier attempt was cut,
   * and verifies it. Nothing stands under the final name before that, and nothing is installed.
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

/** What an updater works with. */
export interface UpdaterOptions extends ManifestSource, KnownUpdates {
  readonly platform: Platform;
  /** How long a silent server keeps the next one from being asked. Default 3 000. */
  readonly nextServerMs?: number;
  /** How long a check takes at most. Default 10 000. */
  readonly checkMs?: number;
  /** How long a server may keep silent during a download. Default 30 000. */
  readonly silenceMs?: number;
}

/** The updates of one installation, with everything it needs in hand. */
export function createUpdater(options: UpdaterOptions): Updater {
  const { servers, publicKeys, version, target, downloadFolder } = options;
  return {
    state: () => readState(options),

    check: async ({ channel = options.channel, signal } = {}) => {
      if (servers.length === 0) return { state: 'not-configured', sentence: NOT_CONFIGURED };
      if (publicKeys.length === 0) return { state: 'not-configured', sentence: NO_KEY };
      const asked = await ask(channel, options, signal);
      if ('attempts' in asked) return sayNothingBelieved(asked.attempts);
      const { release } = asked;
      if (!isNewer(release.version, version)) {
        return { state: 'current', release, sentence: sayCurrent(version) };
      }
      const file = fileFor(release, target);
      const sentence = sayAvailable(release, file !== undefined);
      return { state: 'available', release, sentence, ...(file === undefined ? {} : { file }) };
    },

    download: async (release, { onProgress, signal } = {}) => {
      const signed = await findSigned(release.version, options);
      if (signed === undefined) {
        throw refusal(`No signed list of versions that was received names version ${release.version}.`);
      }
      const { manifest, token } = signed;
      if (!isNewer(manifest.version, version)) {
        throw refusal(`Version ${manifest.version} is not newer than ${version}, which is installed.`);
      }
      const file = fileFor(manifest, target);
      if (file === undefined) {
        const wanted = `${target.platform ?? 'this system'}, flavour ${target.flavour}`;
        throw refusal(`Version ${manifest.version} has no installer for ${wanted}.`);
      }
      return downloadFile({
        ...options,
        folder: downloadFolder,
        file,
        token,
        channel: manifest.channel,
        version: manifest.version,
        onProgress,
        signal,
      });
    },

    verify: async ({ path, sha256 }) => {
      const { downloaded } = await readState(options);
      const signed = await findSigned(downloaded?.version ?? '', options);
      const file = signed?.manifest.files.find((candidate) => candidate.sha256 === sha256);
      if (file === undefined || downloaded?.path !== path || downloaded.sha256 !== sha256) {
        throw refusal('No signed list of versions names this installer.');
      }
      await verifyFile(path, file);
    },

    close: () => options.dispatcher.destroy(),
  };
}

function refusal(message: string): ServerError {
  return new ServerError('UPDATE_REFUSED', message);
}

const NEXT_SERVER_MS = 3_000;
const CHECK_MS = 10_000;

/** The newest version, or what each server failed with. @throws what the disk or the caller's signal fails with */
async function ask(
  channel: ReleaseChannel,
  source: UpdaterOptions,
  signal: AbortSignal | undefined,
): Promise<{ readonly release: Release } | { readonly attempts: readonly UpdateAttempt[] }> {
  const timeout = AbortSignal.timeout(source.checkMs ?? CHECK_MS);
  try {
    const release = await askInOrder({
      servers: source.servers,
      ask: (server, over) => askServer(server, channel, source, over),
      nextServerMs: source.nextServerMs ?? NEXT_SERVER_MS,
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    return { release };
  } catch (error) {
    signal?.throwIfAborted();
    const errors: readonly unknown[] = error instanceof AggregateError ? error.errors : [error];
    const disk = errors.find((cause) => cause instanceof ServerError);
    if (disk !== undefined) throw disk;
    return { attempts: errors.flatMap((cause) => (cause instanceof ManifestRefused ? [cause.attempt] : [])) };
  }
}

function sayNothingBelieved(attempts: readonly UpdateAttempt[]): UpdateCheck {
  const state = attempts.some(({ answered }) => answered) ? 'refused' : 'unreachable';
  return { state, attempts, sentence: sayFailed(attempts) };
}
