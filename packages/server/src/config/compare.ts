import { isDeepStrictEqual } from 'node:util';
import { DESCRIBED_SETTINGS } from './described.js';
import type { DescribedSetting, Settings } from './settings.js';

/** What differs between two states of the settings, as paths of nodes in the order of the file. */
export interface SettingsDifference {
  readonly changed: readonly string[];
  /** Those of `changed` that a running service does not see before it is started again. */
  readonly restart: readonly string[];
}

/** Compares the settings a service runs with to those of the file. */
export function compareSettings(before: Settings, after: Settings): SettingsDifference {
  const changed = DESCRIBED_SETTINGS.filter(
    (described) => !isDeepStrictEqual(settingValue(before, described), settingValue(after, described)),
  );
  return {
    changed: changed.map(({ path }) => path),
    restart: changed.filter(({ row }) => row.effect === 'restart').map(({ path }) => path),
  };
}

/** The value of one setting. */
export function settingValue(settings: Settings, { section, property }: DescribedSetting): unknown {
  const rows: Readonly<Record<string, unknown>> =
    Object.entries(settings).find(([name]) => name === section)?.[1] ?? {};
  return rows[property];
}
