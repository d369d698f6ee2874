import { readFile } from 'node:fs/promises';
import { ServerError } from '../errors.js';
import type { Flavour } from '../flavour.js';
import type { Platform } from '../platform/platform.js';
import { writeFileAtomically } from '../storage/atomic-write.js';
import { changeSettings } from './change.js';
import { EMPTY_SETTINGS } from './document.js';
import { decodeSettings } from './encoding.js';
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
 * @throws {ServerError} `SETTINGS_UNREADABLE`, `SETTINGS_MALFORMED`
 * @throws {SettingsError} `SETTINGS_INVALID`
 */
export async function readSettingsFile(path: string, flavour: Flavour): Promise<LoadedSettings> {
  const found = await readText(path);
  const text = found ?? EMPTY_SETTINGS;
  return { ...parseSettings(text, flavour), present: found !== undefined, text };
}

/**
 * Changes a settings file in one step, keeping comments and what the table does not know. The file is made when
 * there is none. It may hold the password of the proxy: it is readable by its owner alone.
 *
 * @throws {ServerError} `SETTINGS_UNREADABLE`, `SETTINGS_MALFORMED`, `SETTINGS_UNWRITABLE`
 * @throws {SettingsError} `SETTINGS_INVALID`; the file is then untouched.
 */
export async function updateSettingsFile(
  path: string,
  change: SettingsChange,
  flavour: Flavour,
  platform: Platform,
): Promise<void> {
  const before = (await readText(path)) ?? EMPTY_SETTINGS;
  const after = changeSettings(before, change, flavour);
  if (after === before) return;
  try {
    await writeFileAtomically(path, after, { platform });
  } catch (cause) {
    throw new ServerError('SETTINGS_UNWRITABLE', `The settings file ${path} cannot be written.`, { cause });
  }
}

async function readText(path: string): Promise<string | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw new ServerError('SETTINGS_UNREADABLE', `The settings file ${path} cannot be read.`, { cause });
  }
  return decodeSettings(bytes);
}
