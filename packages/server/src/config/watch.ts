import { type FSWatcher, watch as watchFolder } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { followSettings, type SettingsListener } from './follow.js';
import { placeOf, readSettings, type SettingsPlace } from './operate.js';

/** A settings file that is being watched. */
export interface SettingsWatch {
  /** Looks at the file now, without waiting for the system to say that it changed. */
  look(): Promise<void>;
  close(): void;
}

/** Options of {@link watchSettings}. */
export interface WatchOptions extends SettingsPlace {
  /** How often the file is looked at whatever the system says, ms: network drives and some containers say nothing. */
  readonly everyMs?: number;
}

const EVERY_MS = 5_000;

/** Signs that follow each other are one change. */
const GATHER_MS = 150;

/** What an editor needs from the first to the last step of a save. */
const SETTLE_MS = 800;

/**
 * Watches a settings file: `listener` is told of each new content, right or wrong, once it is written in full.
 * Nothing keeps the process alive.
 *
 * @throws {ServerError} `SETTINGS_UNREADABLE`
 * @example
 * ```ts
 * const watch = await watchSettings(({ settings, problems }) => show(settings, problems));
 * watch.close();
 * ```
 */
export async function watchSettings(
  listener: SettingsListener,
  options: WatchOptions = {},
): Promise<SettingsWatch> {
  const place = placeOf(options);
  const { path } = place;
  let closed = false;
  const follower = followSettings(await readSettings(place), {
    read: () => readSettings(place),
    listener: (found) => {
      if (!closed) listener(found);
    },
    settle: () => pause(SETTLE_MS, undefined, { ref: false }),
  });

  let watcher: FSWatcher | undefined;
  let gathering: NodeJS.Timeout | undefined;
  const gather = (): void => {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      void follower.look();
    }, GATHER_MS).unref();
  };

  const watch = (): void => {
    try {
      // The folder, not the file: a save that renames would leave us with the file of before.
      watcher = watchFolder(dirname(path), { persistent: false }, (_, name) => {
        if (name === null || name === basename(path)) gather();
      });
      watcher.on('error', () => {
        watcher?.close();
        watcher = undefined;
      });
    } catch {
      watcher = undefined;
    }
  };

  let signature = await sign(path);
  const check = async (): Promise<void> => {
    if (watcher === undefined) watch();
    const now = await sign(path);
    if (now === signature) return;
    signature = now;
    await follower.look();
  };
  watch();
  const timer = setInterval(() => void check(), options.everyMs ?? EVERY_MS).unref();

  return {
    look: () => follower.look(),
    close() {
      closed = true;
      clearInterval(timer);
      clearTimeout(gathering);
      watcher?.close();
    },
  };
}

/** What changes with the content of a file, without reading it. */
async function sign(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  return found === undefined ? '' : `${found.ino}:${found.size}:${found.mtimeMs}`;
}
