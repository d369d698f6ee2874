import { type FSWatcher, watch } from 'node:fs';
import { currentPlatform, readSurroundings } from '@dmpconnect/server/admin-client';
import { currentTrustStores, findLinuxLayout, trustForPerson } from '@dmpconnect/server/certificate';

/** What the browsers of the person are kept in step with. */
export interface TrustParts {
  readonly platform: NodeJS.Platform;
  /** Where it is written down what the browsers took over. */
  readonly file: string;
  /** Told of a browser that could not be changed, and of nothing else. */
  readonly onTrouble: (error: unknown) => void;
  /** What a test replaces. */
  readonly findLayout?: typeof findLinuxLayout;
  readonly trust?: typeof trustForPerson;
}

/** The browsers of the person, following the authorities that the administrator trusts. */
export interface FollowedTrust {
  /** Brings the browsers in step now. */
  refresh(): Promise<void>;
  close(): void;
}

/** An administrator's command changes several files in a row, in ms. */
const QUIET_MS = 500;

const NOTHING: FollowedTrust = { refresh: async () => undefined, close: () => undefined };

/**
 * Gives the browsers of the person the local authority that the administrator made Linux trust, at log-on and whenever
 * that changes, and takes away the one of before. Quietly: a browser without its tool stays as it is, and the doctor says
 * so. On the other systems browsers read the store of the system.
 */
export async function followSystemTrust(parts: TrustParts): Promise<FollowedTrust> {
  const { platform, file, onTrouble, findLayout = findLinuxLayout, trust = trustForPerson } = parts;
  const layout = platform === 'linux' ? await findLayout() : undefined;
  if (layout === undefined) return NOTHING;
  const record = { file, platform: currentPlatform(readSurroundings()) };

  const bringInStep = async (): Promise<void> => {
    try {
      const stores = await currentTrustStores('user', 'linux');
      for (const { outcome, label, detail } of await trust({ stores, layout, record })) {
        if (outcome === 'failed') onTrouble(new Error(`${label.en}: ${detail ?? 'not changed'}`));
      }
    } catch (error) {
      onTrouble(error);
    }
  };
  // One at a time: a browser's database has one writer.
  let last = Promise.resolve();
  const refresh = (): Promise<void> => {
    last = last.then(bringInStep);
    return last;
  };

  let timer: NodeJS.Timeout | undefined;
  const watcher = watchFolder(layout.anchors, () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, QUIET_MS).unref();
  });
  void refresh();
  return {
    refresh,
    close() {
      clearTimeout(timer);
      watcher?.close();
    },
  };
}

/** A folder that cannot be watched is looked at when the person logs on again. */
function watchFolder(folder: string, onChange: () => void): FSWatcher | undefined {
  try {
    return watch(folder, { persistent: false }, onChange).on('error', () => undefined);
  } catch {
    return undefined;
  }
}
