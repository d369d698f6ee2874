import type { ReadSettings } from './operate.js';

/** Told of each new state of a settings file, right or wrong. */
export type SettingsListener = (found: ReadSettings) => void;

/** What following a file is made of. */
export interface FollowOptions {
  readonly read: () => Promise<ReadSettings>;
  readonly listener: SettingsListener;
  /** Waits until an editor that was writing is done. */
  readonly settle: () => Promise<void>;
}

/** Looks at a settings file when told to. */
export interface SettingsFollower {
  /** Reads the file and tells the listener when it says something new. Never throws. */
  look(): Promise<void>;
}

/**
 * Follows a settings file. What is wrong is read a second time before it is believed: an editor removes, renames and
 * writes in pieces.
 *
 * @param first what the file said when the following began.
 */
export function followSettings(
  first: ReadSettings,
  { read, listener, settle }: FollowOptions,
): SettingsFollower {
  let known = first;
  let asked = false;
  let looking: Promise<void> | undefined;

  const readOnce = async (): Promise<void> => {
    const found = await read();
    if (isSame(known, found)) return;
    known = found;
    listener(found);
  };

  const readSettled = async (): Promise<void> => {
    const found = await read();
    if (isSame(known, found)) return;
    if (found.problems.length > 0 || (known.present && !found.present)) {
      await settle();
      return readOnce();
    }
    known = found;
    listener(found);
  };

  const run = async (): Promise<void> => {
    while (asked) {
      asked = false;
      // A file that cannot be read now may be a moment later: it is looked at again with the next sign.
      await readSettled().catch(() => undefined);
    }
    looking = undefined;
  };

  return {
    look() {
      asked = true;
      looking ??= run();
      return looking;
    },
  };
}

function isSame(a: ReadSettings, b: ReadSettings): boolean {
  return a.text === b.text && a.present === b.present && sentences(a) === sentences(b);
}

const sentences = ({ problems }: ReadSettings): string => JSON.stringify(problems);
