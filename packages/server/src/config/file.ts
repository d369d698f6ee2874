import { chmod, chown, readFile, stat } from 'node:fs/promises';
import { ServerError } from '../errors.js';
import type { Flavour } from '../flavour.js';
import type { Platform } from '../platform/platform.js';
import { hasCode, writeFileAtomically } from '../storage/atomic-write.js';
import { changeSettingsText } from './change.js';
import { EMPTY_SETTINGS } from './document.js';
import { type DecodedSettings, decodeSettings, encodeSettings, UTF_8 } from './encoding.js';
import { withFileLock } from './lock.js';
import { type ParsedSettings, parseSettings } from './parse.js';
import type { SettingsChange } from './settings.js';

/** What is read from a settings file, and whether there was one. */
export interface LoadedSettings extends ParsedSettings {
  readonly present: boolean;
  /** What was parsed. */
  readonly text: string;
}

/**
 * Reads a settings file. One that does not exist gives the defaults: the seed's installation works without
 * editing anything.
 *
 * @throws {ServerError} `SETTINGS_UNREADABLE`
 * @throws {SettingsError} `SETTINGS_MALFORMED`, `SETTINGS_INVALID`
 */
export async function readSettingsFile(path: string, flavour: Flavour): Promise<LoadedSettings> {
  const found = await readSettingsText(path);
  const text = found?.text ?? EMPTY_SETTINGS;
  return { ...parseSettings(text, flavour), present: found !== undefined, text };
}

/**
 * Changes a settings file in one step: whoever reads it finds the old text or the new one. What is not changed keeps
 * each of its bytes.
 *
 * @throws {ServerError} `SETTINGS_UNREADABLE`, `SETTINGS_UNWRITABLE`
 * @throws {SettingsError} `SETTINGS_MALFORMED`, `SETTINGS_INVALID`; the file is then untouched.
 */
export async function updateSettingsFile(
  path: string,
  change: SettingsChange,
  flavour: Flavour,
  platform: Platform,
): Promise<void> {
  await rewriteSettingsFile(path, platform, (text) => changeSettingsText(text, change, flavour));
}

/**
 * Replaces the text of a settings file by what `rewrite` makes of it, one writer at a time. The file is made when
 * there is none: it may hold the password of the proxy, it is then readable by its owner alone.
 *
 * @returns the text before and the text after.
 * @throws {ServerError} `SETTINGS_UNREADABLE`, `SETTINGS_UNWRITABLE`, and whatever `rewrite` throws.
 */
export async function rewriteSettingsFile(
  path: string,
  platform: Platform,
  rewrite: (text: string) => string,
): Promise<{ readonly before: string; readonly after: string }> {
  return withFileLock(path, async () => {
    const found = await readSettingsText(path);
    const { text: before, encoding } = found ?? { text: EMPTY_SETTINGS, encoding: UTF_8 };
    const after = rewrite(before);
    if (after === before) return { before, after };
    const protect = (temporary: string) => protectLike(temporary, path, platform);
    try {
      await writeFileAtomically(path, encodeSettings(after, encoding), {
        platform: { ...platform, protect },
      });
    } catch (cause) {
      throw new ServerError('SETTINGS_UNWRITABLE', `The settings file ${path} cannot be written.`, { cause });
    }
    return { before, after };
  });
}

/** The text of a settings file; nothing when there is no file. @throws {ServerError} @throws {SettingsError} */
export async function readSettingsText(path: string): Promise<DecodedSettings | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return undefined;
    throw new ServerError('SETTINGS_UNREADABLE', `The settings file ${path} cannot be read.`, { cause });
  }
  return decodeSettings(bytes);
}

/**
 * Gives a new file the owner and rights of the one it replaces: an administrator who changes a setting must not lock
 * the service out of its own file.
 */
async function protectLike(path: string, model: string, platform: Platform): Promise<void> {
  const found = platform.name === 'win32' ? undefined : await stat(model).catch(() => undefined);
  if (found === undefined) return platform.protect(path, 'owner');
  // Only an administrator gives files away: others keep the rights alone.
  await chown(path, found.uid, found.gid).catch(() => undefined);
  await chmod(path, found.mode & 0o777);
}
