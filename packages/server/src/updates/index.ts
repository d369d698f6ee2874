export { type OpenUpdaterOptions, openUpdater } from './open-updater.js';
export {
  type DownloadedUpdate,
  type DownloadProgress,
  RELEASE_CHANNELS,
  type Release,
  type ReleaseChannel,
  type ReleaseFile,
  UPDATE_PLATFORMS,
  type UpdateAttempt,
  type UpdateCheck,
  type UpdatePlatform,
  type UpdateState,
} from './types.js';
export type { Updater } from './updater.js';
