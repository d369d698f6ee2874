import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { InstalledService } from '@dmpconnect/server/admin-client';
import {
  describeProblem,
  describeSettings,
  readSettings,
  type SettingKind,
  type SettingProblem,
} from '@dmpconnect/server/config';
import type { Texts } from '../texts/texts.js';
import { type NamedProxy, type Presets, readPresets } from './presets.js';

/** A setting as the page shows it. */
export interface SettingField {
  readonly node: string;
  readonly label: Texts;
  readonly text: Texts;
  readonly type: Texts;
  readonly kind: SettingKind;
  readonly choices?: readonly string[];
  /** Never that of a secret. */
  readonly value: unknown;
  readonly default: unknown;
  readonly restart: boolean;
  readonly secret: boolean;
  /** Of a secret: whether there is one. */
  readonly isSet: boolean;
}

/** Something to correct in the file. */
export interface WrongSetting {
  readonly sentence: Texts;
  /** Node that can be put back to its default; nothing when it is the file as a whole. */
  readonly node?: string;
}

/** The settings as the page shows them. */
export interface SettingsView {
  readonly path: string;
  /** `write`: as it is; `rights`: an administrator is asked; `unreadable`: not even read without one. */
  readonly access: 'write' | 'rights' | 'unreadable';
  /** Whether there is a file; the first change makes it. */
  readonly isThere: boolean;
  /** With any, the values shown are the defaults. */
  readonly problems: readonly WrongSetting[];
  readonly fields: readonly SettingField[];
  readonly presets: Presets;
}

/** Reads the settings for the page, whatever state they are in. */
export async function viewSettings(
  { settingsFile, flavour, platform }: InstalledService,
  system: NamedProxy | undefined,
): Promise<SettingsView> {
  const presets = await readPresets(join(dirname(settingsFile), 'presets.json'), system);
  const place = { path: settingsFile, flavour, platform };
  const read = await readSettings(place).catch(() => undefined);
  if (read === undefined) {
    return {
      path: settingsFile,
      access: 'unreadable',
      isThere: true,
      problems: [],
      fields: fieldsOf({}, flavour),
      presets,
    };
  }
  return {
    path: settingsFile,
    access: (await mayWrite(settingsFile)) ? 'write' : 'rights',
    isThere: read.present,
    problems: wrongSettings(read.problems, flavour),
    fields: fieldsOf(read.values, flavour),
    presets,
  };
}

/** What is wrong in the file, for the page. */
export function wrongSettings(
  problems: readonly SettingProblem[],
  flavour: InstalledService['flavour'],
): readonly WrongSetting[] {
  const known = new Set(describeSettings(flavour).map(({ node }) => node));
  return problems.map((problem) => ({
    sentence: { fr: describeProblem(problem, 'fr'), en: describeProblem(problem, 'en') },
    ...(known.has(problem.path) ? { node: problem.path } : {}),
  }));
}

/** The fields of the page for values by node path; secrets are told to be there, never shown. */
export function fieldsOf(
  values: Readonly<Record<string, unknown>>,
  flavour: InstalledService['flavour'],
): readonly SettingField[] {
  return describeSettings(flavour).map(({ choices, ...described }) => {
    const value = values[described.node];
    return {
      ...described,
      ...(choices === undefined ? {} : { choices }),
      effect: undefined,
      value: described.secret ? undefined : (value ?? described.default),
      isSet: value !== undefined && value !== '',
    };
  });
}

/** A write makes a file beside the old one and puts it in its place: the folder counts as much as the file. */
async function mayWrite(file: string): Promise<boolean> {
  try {
    await access(dirname(file), constants.W_OK);
    await access(file, constants.W_OK).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    });
    return true;
  } catch {
    return false;
  }
}
