import { FLAVOUR, type Flavour } from '../flavour.js';
import { currentPlatform } from '../platform/current.js';
import type { Platform } from '../platform/platform.js';
import { writeValues } from './change.js';
import { compareSettings, type SettingsDifference, settingValue } from './compare.js';
import { DESCRIBED_SETTINGS } from './described.js';
import { EMPTY_SETTINGS } from './document.js';
import { readSettingsText, rewriteSettingsFile } from './file.js';
import { type InspectedSettings, inspectSettings } from './parse.js';
import { SettingsError } from './problems.js';

/** Which settings file. Default: that of the installation, read as this program's flavour does. */
export interface SettingsPlace {
  readonly path?: string;
  readonly flavour?: Flavour;
  readonly platform?: Platform;
}

/** What a settings file says, right or wrong. */
export interface ReadSettings extends InspectedSettings {
  readonly path: string;
  /** False when there is no file: the defaults apply. */
  readonly present: boolean;
  readonly text: string;
  /** Value by node path, e.g. `{ 'proxy/port': 3128 }`; defaults applied. Empty when there is a problem. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** The place with nothing left open. */
export function placeOf({
  path,
  flavour = FLAVOUR,
  platform = currentPlatform(),
}: SettingsPlace): Required<SettingsPlace> {
  return { path: path ?? platform.paths.settingsFile, flavour, platform };
}

/**
 * Reads a settings file and everything that is wrong with it; a file that is not even XML gives its one problem.
 *
 * @throws {ServerError} `SETTINGS_UNREADABLE`
 * @example
 * ```ts
 * const { values, problems } = await readSettings();
 * values['server/port']; // 9982
 * ```
 */
export async function readSettings(place: SettingsPlace = {}): Promise<ReadSettings> {
  const { path, flavour } = placeOf(place);
  try {
    const found = await readSettingsText(path);
    const text = found?.text ?? EMPTY_SETTINGS;
    const inspected = inspectSettings(text, flavour);
    const { settings } = inspected;
    const values =
      settings === undefined
        ? []
        : DESCRIBED_SETTINGS.map((described) => [described.path, settingValue(settings, described)] as const);
    return { ...inspected, path, present: found !== undefined, text, values: Object.fromEntries(values) };
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return {
      path,
      present: true,
      text: '',
      settings: undefined,
      problems: error.problems,
      unknown: [],
      values: {},
    };
  }
}

/**
 * Changes nodes of a settings file by their paths, all or none. `undefined` or `''` puts a node back to its default.
 *
 * @returns what changed, and which of it a running service sees only once it is started again.
 * @throws {SettingsError} `SETTINGS_INVALID` naming each node that is refused, `SETTINGS_MALFORMED`
 * @throws {ServerError} `SETTINGS_UNREADABLE`, `SETTINGS_UNWRITABLE`
 * @example
 * ```ts
 * const { restart } = await changeSettings({ 'proxy/server': 'proxy.example.org', 'proxy/port': 3128 });
 * ```
 */
export async function changeSettings(
  changes: Readonly<Record<string, unknown>>,
  place: SettingsPlace = {},
): Promise<SettingsDifference> {
  const { path, flavour, platform } = placeOf(place);
  const listed = Object.entries(changes).map(([node, value]) => ({
    described: findSetting(node),
    value: value === '' ? undefined : value,
  }));
  const { before, after } = await rewriteSettingsFile(path, platform, (text) =>
    writeValues(text, listed, flavour),
  );
  const [was, is] = [inspectSettings(before, flavour).settings, inspectSettings(after, flavour).settings];
  if (was !== undefined && is !== undefined) return compareSettings(was, is);
  // A file that was wrong, or still is, has no values to compare: what was asked for was changed.
  const written = before === after ? [] : listed.map(({ described }) => described);
  return {
    changed: written.map(({ path: node }) => node),
    restart: written.filter(({ row }) => row.effect === 'restart').map(({ path: node }) => node),
  };
}

/** The setting of a node path. @throws {SettingsError} `SETTINGS_INVALID` when no setting has it. */
export function findSetting(node: string): (typeof DESCRIBED_SETTINGS)[number] {
  const found = DESCRIBED_SETTINGS.find(({ path }) => path === node);
  if (found !== undefined) return found;
  throw new SettingsError([
    { path: node, line: 0, rule: { fr: 'n’est pas un paramètre connu', en: 'is no known parameter' } },
  ]);
}
