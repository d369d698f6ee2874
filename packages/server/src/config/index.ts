export { changeSettingsText } from './change.js';
export { compareSettings, type SettingsDifference } from './compare.js';
export { describeSettings, type SettingDescription } from './describe.js';
export { DESCRIBED_SETTINGS } from './described.js';
export { type LoadedSettings, readSettingsFile, updateSettingsFile } from './file.js';
export type { SettingKind } from './form.js';
export type { NamedKey } from './forms/keys.js';
export type { VirtualCardAddress } from './forms/virtual-card.js';
export { keepSettingsInForce, type SettingsInForce, type SettingsState } from './in-force.js';
export {
  changeSettings,
  findSetting,
  type ReadSettings,
  readSettings,
  type SettingsPlace,
} from './operate.js';
export { defaultSettings, type ParsedSettings, parseSettings, type UnknownNode } from './parse.js';
export { describeProblem, type SettingProblem, SettingsError } from './problems.js';
export type { DescribedSetting, Settings, SettingsChange } from './settings.js';
export { DEFAULT_NTP_SERVERS, SETTINGS_TABLE, type SettingEffect, type SettingRow } from './table.js';
export { type SettingsWatch, watchSettings } from './watch.js';
export { readWords, writeWords } from './words.js';
