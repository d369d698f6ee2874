import type { InstalledService } from '@dmpconnect/server/admin-client';
import {
  type DownloadProgress,
  openUpdater,
  type Release,
  type UpdateCheck,
  type Updater,
  type UpdateState,
} from '@dmpconnect/server/updates';
import type { UpdateView } from '../api/answers.js';
import { SupervisorError } from '../errors.js';

/** What the updates are looked for with. */
export interface UpdateParts {
  readonly locate: () => Promise<InstalledService>;
  /** Folder of what the supervisor keeps: the one of the service belongs to another account. */
  readonly folder: string;
  /** Version that is installed. */
  readonly version: string;
  /** Runs an installer, which asks for its own rights. */
  readonly runInstaller: (path: string) => Promise<void>;
  readonly open?: typeof openUpdater;
}

/** The updates, as the page uses them. */
export interface UpdateDesk {
  /** What is known already. */
  state(): Promise<UpdateView>;
  check(): Promise<UpdateView>;
  download(onProgress: (progress: DownloadProgress) => void): Promise<UpdateView>;
  /** Verifies the installer once more, then runs it. */
  install(): Promise<void>;
}

/** Opens the updates. Nothing is asked of any server before a person asks. */
export function openUpdateDesk(parts: UpdateParts): UpdateDesk {
  const { locate, folder, version, runInstaller, open = openUpdater } = parts;

  /** Opened each time: the settings may have changed. */
  const withUpdater = async <Result>(use: (updater: Updater) => Promise<Result>): Promise<Result> => {
    const { settingsFile, flavour } = await locate();
    const updater = await open({ settingsFile, stateFolder: folder, flavour, version });
    try {
      return await use(updater);
    } finally {
      await updater.close();
    }
  };

  return {
    state: () => withUpdater(async (updater) => viewOf(await updater.state())),
    check: () =>
      withUpdater(async (updater) => {
        const check = await updater.check();
        return viewOf(await updater.state(), check);
      }),
    download: (onProgress) =>
      withUpdater(async (updater) => {
        const { known } = await updater.state();
        if (known?.newer !== true) throw new SupervisorError('REQUEST_REFUSED', 'No newer version is known.');
        await updater.download(known.release, { onProgress });
        return viewOf(await updater.state());
      }),
    install: () =>
      withUpdater(async (updater) => {
        const { downloaded } = await updater.state();
        if (downloaded === undefined)
          throw new SupervisorError('REQUEST_REFUSED', 'No installer was fetched.');
        await updater.verify(downloaded);
        await runInstaller(downloaded.path);
      }),
  };
}

/** What the page shows of a state, and of the check that led to it. */
export function viewOf(state: UpdateState, check?: UpdateCheck): UpdateView {
  const { known, downloaded, configured } = state;
  const available = known?.newer === true ? describeRelease(known.release) : undefined;
  return {
    sentence: check?.sentence ?? state.sentence,
    configured,
    ...(available === undefined ? {} : { available }),
    ...(downloaded === undefined
      ? {}
      : { downloaded: { version: downloaded.version, path: downloaded.path } }),
  };
}

const describeRelease = ({ version, log, link, files }: Release) => ({
  version,
  log,
  // The page links to nothing but the web.
  link: /^https:\/\//.test(link) ? link : '',
  hasFile: files.length > 0,
});
